package chat.maru.messenger.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/// Pictures as phones, drawing programs and attackers make them.
public final class Pictures {
  private Pictures() {}

  /// A JPEG, red on its left half, with an Exif segment that says how it lies and where it was
  /// taken (`SECRET`).
  public static byte[] photo(int width, int height, int orientation) throws IOException {
    byte[] plain = encoded(halves(width, height), "jpeg");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(out);
    data.write(plain, 0, 2);
    byte[] place = "SECRET 37.5665N".getBytes(StandardCharsets.US_ASCII);
    data.writeShort(0xffe1);
    data.writeShort(2 + 32 + place.length);
    data.writeBytes("Exif\0\0MM\0*");
    data.writeInt(8);
    data.writeShort(1);
    data.writeShort(0x0112);
    data.writeShort(3);
    data.writeInt(1);
    data.writeShort(orientation);
    data.writeShort(0);
    data.writeInt(0);
    data.write(place);
    data.write(plain, 2, plain.length - 2);
    data.writeBytes("SECRET behind the end");
    return out.toByteArray();
  }

  /// A PNG with words in it.
  public static byte[] png(int width, int height, String words) throws IOException {
    byte[] plain = encoded(halves(width, height), "png");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int behindHead = 8 + 25;
    out.write(plain, 0, behindHead);
    chunk(out, "tEXt", ("Comment\0" + words).getBytes(StandardCharsets.ISO_8859_1));
    out.write(plain, behindHead, plain.length - behindHead);
    return out.toByteArray();
  }

  /// A small PNG that says it is enormous, and would be.
  public static byte[] bomb(int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(head);
    data.writeInt(width);
    data.writeInt(height);
    data.write(new byte[] {8, 0, 0, 0, 0});
    chunk(out, "IHDR", head.toByteArray());
    Deflater deflater = new Deflater(9);
    deflater.setInput(new byte[8 << 20]);
    deflater.finish();
    byte[] packed = new byte[1 << 16];
    int length = deflater.deflate(packed);
    chunk(out, "IDAT", java.util.Arrays.copyOf(packed, length));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  public static BufferedImage read(byte[] picture) {
    try {
      return ImageIO.read(new ByteArrayInputStream(picture));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static boolean red(BufferedImage picture, int x, int y) {
    Color color = new Color(picture.getRGB(x, y));
    return color.getRed() > 180 && color.getBlue() < 90;
  }

  private static BufferedImage halves(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(Color.BLUE);
    canvas.fillRect(0, 0, width, height);
    canvas.setColor(Color.RED);
    canvas.fillRect(0, 0, width / 2, height);
    canvas.dispose();
    return image;
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String name, byte[] data)
      throws IOException {
    DataOutputStream chunk = new DataOutputStream(out);
    chunk.writeInt(data.length);
    byte[] code = name.getBytes(StandardCharsets.ISO_8859_1);
    chunk.write(code);
    chunk.write(data);
    CRC32 sum = new CRC32();
    sum.update(code);
    sum.update(data);
    chunk.writeInt((int) sum.getValue());
  }
}
