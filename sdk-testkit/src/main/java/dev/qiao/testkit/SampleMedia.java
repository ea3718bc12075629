package dev.qiao.testkit;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/**
 * Real, playable files for tests and tours, made only with the JDK, so that they work offline and
 * without a screen.
 */
public final class SampleMedia {
  /** The duration of {@link #clipMp4()}, in seconds. */
  static final double CLIP_SECONDS = 3.0;

  /** The width of {@link #clipMp4()}, in pixels. */
  static final int CLIP_WIDTH = 320;

  /** The height of {@link #clipMp4()}, in pixels. */
  static final int CLIP_HEIGHT = 180;

  private static final int PORTRAIT_WIDTH = 512;
  private static final int PORTRAIT_HEIGHT = 704;
  private static final int SAMPLES_PER_SECOND = 16_000;
  private static final int SAMPLES_PER_CHARACTER = SAMPLES_PER_SECOND * 7 / 100;
  private static final int MAX_CHARACTERS = 300;

  /** Half tones above the lowest tone: a scale on which any text sounds friendly. */
  private static final int[] SCALE = {0, 2, 4, 7, 9, 12, 14, 16, 19, 21};

  private SampleMedia() {}

  /** Returns a drawn portrait, 512 by 704 pixels, PNG: one person, facing the camera. */
  public static byte[] portraitPng() {
    BufferedImage image =
        new BufferedImage(PORTRAIT_WIDTH, PORTRAIT_HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(image);
    sky(pen, PORTRAIT_WIDTH, PORTRAIT_HEIGHT, new Color(0x9cc9e8), new Color(0xf6e7cf));
    pen.setColor(new Color(0x3d5a80));
    pen.fill(new RoundRectangle2D.Double(76, 520, 360, 300, 200, 200));
    pen.setColor(new Color(0x4a2f27));
    pen.fill(new Ellipse2D.Double(136, 160, 240, 270));
    pen.setColor(new Color(0xe0ac8a));
    pen.fill(new RoundRectangle2D.Double(216, 410, 80, 140, 60, 60));
    pen.setColor(new Color(0xf1c6a5));
    pen.fill(new Ellipse2D.Double(152, 194, 208, 252));
    pen.setColor(new Color(0x4a2f27));
    pen.fill(new Arc2D.Double(150, 180, 212, 150, 20, 140, Arc2D.CHORD));
    for (int x : new int[] {212, 300}) {
      pen.setColor(Color.WHITE);
      pen.fill(new Ellipse2D.Double(x - 20, 296, 40, 26));
      pen.setColor(new Color(0x2b4a3f));
      pen.fill(new Ellipse2D.Double(x - 9, 299, 20, 20));
    }
    pen.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.setColor(new Color(0x4a2f27));
    pen.draw(new Arc2D.Double(188, 272, 48, 20, 30, 120, Arc2D.OPEN));
    pen.draw(new Arc2D.Double(276, 272, 48, 20, 30, 120, Arc2D.OPEN));
    pen.setColor(new Color(0xcf9a78));
    pen.draw(new Arc2D.Double(240, 326, 32, 34, 200, 140, Arc2D.OPEN));
    pen.setColor(new Color(0xb23a48));
    pen.draw(new Arc2D.Double(216, 352, 80, 52, 200, 140, Arc2D.OPEN));
    pen.dispose();
    return png(image);
  }

  /**
   * Returns a picture of a text, such as its prompt, 640 by 360 pixels, PNG. On a machine without
   * fonts the letters are bars.
   */
  public static byte[] picturePng(String text) {
    int width = 640;
    int height = 360;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(image);
    int hue = Math.floorMod(text.hashCode(), 360);
    sky(
        pen,
        width,
        height,
        Color.getHSBColor(hue / 360f, 0.45f, 0.55f),
        Color.getHSBColor((hue + 60) % 360 / 360f, 0.35f, 0.9f));
    pen.setColor(Color.WHITE);
    try {
      write(pen, text);
    } catch (RuntimeException | LinkageError | InternalError e) {
      // A slim container has no fonts, and each JDK says so in another way.
      drawBars(pen, text);
    }
    pen.dispose();
    return png(image);
  }

  /** Returns a drawn bottle, cut out: 512 by 512 pixels, PNG with an alpha channel. */
  public static byte[] productPng() {
    BufferedImage image = new BufferedImage(512, 512, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = pen(image);
    pen.setColor(new Color(0x2f6f4e));
    pen.fill(new RoundRectangle2D.Double(176, 180, 160, 300, 48, 48));
    pen.fill(new RoundRectangle2D.Double(228, 80, 56, 130, 20, 20));
    pen.setColor(new Color(0xc9a227));
    pen.fill(new RoundRectangle2D.Double(222, 48, 68, 44, 12, 12));
    pen.setColor(new Color(0xf4efe2));
    pen.fill(new RoundRectangle2D.Double(176, 270, 160, 120, 8, 8));
    pen.dispose();
    return png(image);
  }

  /**
   * Two persons as a segmentation has them, PNG of one grey channel: the pixels of the left one are
   * 1, of the right one 2, all others 0.
   */
  static byte[] personsPng(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int person = 1; person <= 2; person++) {
      Ellipse2D shape =
          new Ellipse2D.Double(
              width * (person * 0.5 - 0.4), height * 0.25, width * 0.3, height * 0.6);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          if (shape.contains(x, y)) {
            image.getRaster().setSample(x, y, 0, person);
          }
        }
      }
    }
    return png(image);
  }

  private static void write(Graphics2D pen, String text) {
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 28));
    StringBuilder line = new StringBuilder();
    int y = 60;
    for (String piece : ChatText.pieces(text)) {
      if (pen.getFontMetrics().stringWidth(line + piece) > 560) {
        pen.drawString(line.toString(), 40, y);
        line.setLength(0);
        y += 40;
      }
      line.append(line.isEmpty() ? piece.strip() : piece);
    }
    pen.drawString(line.toString(), 40, y);
  }

  private static void drawBars(Graphics2D pen, String text) {
    int place = 0;
    for (int c : text.codePoints().limit(480).toArray()) {
      if (!Character.isWhitespace(c)) {
        int tall = 8 + c % 17;
        pen.fillRect(40 + place % 40 * 14, 60 + place / 40 * 40 - tall, 10, tall);
      }
      place++;
    }
  }

  /**
   * Returns a tune for a text: one tone of 70 ms for each character, silence for blanks, at most 21
   * seconds. WAV, 16 kHz, 16 bits, mono.
   */
  public static byte[] speechWav(String text) {
    int[] characters = text.codePoints().limit(MAX_CHARACTERS).toArray();
    int samples = Math.max(1, characters.length) * SAMPLES_PER_CHARACTER;
    ByteBuffer wav = ByteBuffer.allocate(44 + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(36 + samples * 2).put(ascii("WAVE"));
    wav.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    wav.putInt(SAMPLES_PER_SECOND).putInt(SAMPLES_PER_SECOND * 2);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put(ascii("data")).putInt(samples * 2);
    for (int c : characters) {
      tone(wav, c, SAMPLES_PER_SECOND);
    }
    return wav.array();
  }

  /**
   * Returns the same tune as samples without a header, of any length: 16 bits, little-endian, mono.
   *
   * @param samplesPerSecond the sample rate in Hz, such as 24000
   */
  public static byte[] speechPcm(String text, int samplesPerSecond) {
    int[] characters = text.codePoints().toArray();
    int bytes = characters.length * tone(samplesPerSecond) * 2;
    ByteBuffer pcm = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int c : characters) {
      tone(pcm, c, samplesPerSecond);
    }
    return pcm.array();
  }

  /** The header of a WAV file of bare samples; a length of -1 is not known yet. */
  static byte[] wavHeader(int samplesPerSecond, int length) {
    ByteBuffer wav = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(length < 0 ? -1 : 36 + length).put(ascii("WAVE"));
    wav.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    wav.putInt(samplesPerSecond).putInt(samplesPerSecond * 2);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put(ascii("data")).putInt(length);
    return wav.array();
  }

  /** How many samples the tone of a character has. */
  private static int tone(int samplesPerSecond) {
    return samplesPerSecond * 7 / 100;
  }

  private static void tone(ByteBuffer wav, int c, int samplesPerSecond) {
    int samples = tone(samplesPerSecond);
    double hertz = 220 * Math.pow(2, SCALE[c % SCALE.length] / 12.0);
    double loud = Character.isWhitespace(c) ? 0 : 9000;
    for (int i = 0; i < samples; i++) {
      // Swells and fades, so that no tone begins or ends with a click.
      double envelope = Math.sin(Math.PI * i / samples);
      double angle = 2 * Math.PI * hertz * i / samplesPerSecond;
      wav.putShort((short) (loud * envelope * Math.sin(angle)));
    }
  }

  /**
   * Returns a video of 3 seconds, 320 by 180 pixels, H.264 and AAC in MP4, which the fake server
   * uses as the result of every video task.
   */
  public static byte[] clipMp4() {
    try (InputStream in = SampleMedia.class.getResourceAsStream("clip.mp4")) {
      if (in == null) {
        throw new IllegalStateException("clip.mp4 is missing from the jar of qiao-testkit");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a 3D model of one triangle, glTF 2.0 in one file (GLB), which the fake server uses as
   * the result of every 3D task.
   */
  public static byte[] modelGlb() {
    float[] corners = {0, 0, 0, 1, 0, 0, 0, 1, 0};
    String json =
        """
        {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],"nodes":[{"mesh":0}],\
        "meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],"buffers":[{"byteLength":36}],\
        "bufferViews":[{"buffer":0,"byteLength":36}],"accessors":[{"bufferView":0,\
        "componentType":5126,"count":3,"type":"VEC3","min":[0,0,0],"max":[1,1,0]}]}\
        """;
    // A chunk is padded to four bytes.
    byte[] text = ascii(json + " ".repeat((4 - json.length() % 4) % 4));
    int points = corners.length * Float.BYTES;
    int length = 12 + 8 + text.length + 8 + points;
    ByteBuffer glb = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    glb.put(ascii("glTF")).putInt(2).putInt(length);
    glb.putInt(text.length).put(ascii("JSON")).put(text);
    glb.putInt(points).put(ascii("BIN\0"));
    for (float each : corners) {
      glb.putFloat(each);
    }
    return glb.array();
  }

  private static Graphics2D pen(BufferedImage image) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return pen;
  }

  private static void sky(Graphics2D pen, int width, int height, Color top, Color bottom) {
    pen.setPaint(new GradientPaint(0, 0, top, 0, height, bottom));
    pen.fillRect(0, 0, width, height);
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalStateException("this JDK writes no PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
