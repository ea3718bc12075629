package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.Script.Failure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A picture whose face is where {@link SampleMedia#portraitPng()} has it. */
record Picture(int width, int height) {
  /** The size of an imagined picture, for addresses that the fake does not fetch. */
  private static final Picture IMAGINED = new Picture(912, 1216);

  private static final Picture UNREADABLE = new Picture(0, 0);

  /** The picture behind an address: an upload is looked at, any other is imagined. */
  static Picture of(TemporaryStorage storage, String address) {
    byte[] uploaded = storage.bytes(address);
    if (uploaded == null) {
      return IMAGINED;
    }
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(uploaded));
      return image == null ? UNREADABLE : new Picture(image.getWidth(), image.getHeight());
    } catch (IOException e) {
      return UNREADABLE;
    }
  }

  boolean isReadable() {
    return width > 0;
  }

  /** Why this picture is rejected for the pixels of its sides, null if it fits. */
  @Nullable Failure outside(int smallest, int largest) {
    if (!isReadable()) {
      return new Failure("InvalidFile.Format", "The format of the image is invalid.");
    }
    return Math.min(width, height) >= smallest && Math.max(width, height) <= largest
        ? null
        : new Failure(
            "InvalidFile.Resolution",
            "The image resolution is invalid, please make sure that the largest length of image is"
                + " smaller than "
                + largest
                + ", and the smallest length of image is larger than "
                + smallest
                + ".");
  }

  /** Writes where the face is, and what will move. */
  void boxes(ObjectNode output, String faceField, String areaField, String ratio) {
    int boxWidth = ratio.equals("1:1") ? Math.min(width, height) : Math.min(width, height * 3 / 4);
    int boxHeight = ratio.equals("1:1") ? boxWidth : boxWidth * 4 / 3;
    int left = (width - boxWidth) / 2;
    int top = Math.max(0, Math.min(height - boxHeight, height * 45 / 100 - boxHeight / 2));
    box(
        output.putArray(faceField),
        width * 27 / 100,
        height * 27 / 100,
        width * 73 / 100,
        height * 63 / 100);
    box(output.putArray(areaField), left, top, left + boxWidth, top + boxHeight);
  }

  private static void box(ArrayNode box, int left, int top, int right, int bottom) {
    box.add(left).add(top).add(right).add(bottom);
  }
}
