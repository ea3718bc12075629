package dev.qiao.examples;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.image.ImageFile;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageResult;
import dev.qiao.image.ImageService;
import dev.qiao.image.Mask;
import dev.qiao.image.tool.ImageEraseCompletionRequest;
import dev.qiao.image.tool.ImageInstanceSegmentationRequest;
import dev.qiao.image.tool.VirtualModelRequest;
import dev.qiao.image.tool.WanxXPaintingRequest;
import dev.qiao.image.wan.WanxImageEditRequest;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.SampleMedia;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draws masks, and has a model find people, for tools that work on a part of a picture. */
public final class MakeAMask {
  private MakeAMask() {}

  /** Runs the example, offline: a fake model server on this machine answers. */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory("qiao-masks-");
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      play(new ImageService(client), folder, out);
    }
  }

  static void play(ImageService images, Path folder, PrintStream out) throws IOException {
    MediaSource photo = MediaSource.of(SampleMedia.portraitPng(), "portrait.png");
    Files.write(folder.resolve("mask.png"), drawn(photo).toPng());
    out.println("drawn: " + drawn(photo) + " in " + folder.resolve("mask.png"));
    erase(images, photo, drawn(photo)).saveTo(folder.resolve("erased.png"));
    eraseAPerson(images, photo, folder).saveTo(folder.resolve("without.png"));
    repaint(images, photo).saveTo(folder.resolve("repainted.png"));
    addAHat(images, photo).saveTo(folder.resolve("hat.png"));
    out.println("saved: " + folder);
  }

  /** Shapes in pixels, counted from the upper left. */
  static Mask drawn(MediaSource photo) {
    return Mask.of(photo) // black, with the size of the photo
        .rectangle(20, 20, 200, 60)
        .ellipse(150, 190, 210, 250)
        .polygon(0, 600, 100, 560, 100, 703, 0, 703)
        .stroke(24, 300, 500, 360, 560, 420, 540); // a brush of 24 pixels
  }

  /** Any shape of the JDK: here a ring. */
  static Mask ring() {
    Area ring = new Area(new Ellipse2D.Double(100, 100, 300, 300));
    ring.subtract(new Area(new Ellipse2D.Double(150, 150, 200, 200)));
    Shape shape = ring;
    return Mask.of(512, 704).shape(shape);
  }

  static ImageFile erase(ImageService images, MediaSource photo, Mask mask) {
    return images
        .submit(
            ImageEraseCompletionRequest.builder(photo, mask.toMediaSource())
                .dilateFlag(false) // a drawn mask has the right size
                .build())
        .await()
        .image();
  }

  /** Finds the people first; then the second goes and the first stays. */
  static ImageFile eraseAPerson(ImageService images, MediaSource photo, Path folder)
      throws IOException {
    ImageResult found =
        images.submit(ImageInstanceSegmentationRequest.builder(photo).build()).await();
    byte[] people = Files.readAllBytes(found.image().saveTo(folder.resolve("people.png")));

    return images
        .submit(
            ImageEraseCompletionRequest.builder(photo, Mask.ofPersons(people, 2).toMediaSource())
                .foregroundUrl(Mask.ofPersons(people, 1).toMediaSource())
                .build())
        .await()
        .image();
  }

  static ImageFile repaint(ImageService images, MediaSource photo) {
    MediaSource eyes = Mask.of(photo).rectangle(180, 270, 160, 70).toMediaSource();
    return images
        .submit(WanxXPaintingRequest.builder("red glasses", photo, eyes).build())
        .await()
        .image();
  }

  static ImageFile addAHat(ImageService images, MediaSource photo) {
    MediaSource above = Mask.of(photo).rectangle(130, 60, 250, 160).toMediaSource();
    return images
        .submit(WanxImageEditRequest.descriptionEditWithMask(photo, above, "a straw hat").build())
        .await()
        .image();
  }

  /** White stays here: what is easier to draw is inverted. */
  static VirtualModelRequest keepAllBut(MediaSource photo, Mask changed) {
    return VirtualModelRequest.builder(
            ImageModels.VIRTUALMODEL_V2, photo, changed.inverted().toMediaSource())
        .prompt("a woman beside a pool")
        .facePrompt("a friendly face")
        .shortSideSize(1024)
        .build();
  }
}
