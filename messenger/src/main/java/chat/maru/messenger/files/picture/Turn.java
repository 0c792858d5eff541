package chat.maru.messenger.files.picture;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/// How a picture must be turned to stand upright: the eight values of Exif's Orientation (CIPA
/// DC-008, 4.6.5.1).
///
/// @param code 1 to 8
record Turn(int code) {
  static final Turn NONE = new Turn(1);

  static Turn of(int code) {
    return code >= 2 && code <= 8 ? new Turn(code) : NONE;
  }

  /// Whether there is nothing to turn.
  boolean upright() {
    return code == 1;
  }

  boolean swapsSides() {
    return code >= 5;
  }

  BufferedImage apply(BufferedImage lying) {
    if (upright()) {
      return lying;
    }
    int width = lying.getWidth();
    int height = lying.getHeight();
    BufferedImage upright =
        new BufferedImage(
            swapsSides() ? height : width, swapsSides() ? width : height, Encoder.typeFor(lying));
    Graphics2D canvas = upright.createGraphics();
    canvas.drawImage(lying, transform(width, height), null);
    canvas.dispose();
    return upright;
  }

  /// The matrices take each corner of the stored picture to where Exif says it belongs.
  private AffineTransform transform(int w, int h) {
    return switch (code) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
      default -> new AffineTransform();
    };
  }
}
