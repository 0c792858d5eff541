package chat.maru.messenger.files.picture;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// One JPEG on its way through the stripper (ITU-T T.81, annex B): segments with a marker and a
/// length, and after each start of scan the coded pixels up to the next marker.
record Jpeg(DataInputStream in, DataOutputStream out) {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int COMMENT = 0xfe;

  void copy(Turn turn) throws IOException {
    mark(nextMarker());
    if (!turn.upright()) {
      orientation(turn.code());
    }
    int marker = nextMarker();
    while (marker != EOI) {
      marker = segment(marker);
    }
    mark(EOI);
  }

  /// Copies or drops one segment and gives the marker of the next.
  private int segment(int marker) throws IOException {
    if (marker == SOI || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      mark(marker);
      return nextMarker();
    }
    byte[] data = in.readNBytes(Math.max(0, in.readUnsignedShort() - 2));
    if (!kept(marker, data)) {
      return nextMarker();
    }
    mark(marker);
    out.writeShort(data.length + 2);
    out.write(data);
    return marker == SOS ? scan() : nextMarker();
  }

  /// Of the application's segments only those that say how the pixels are meant: JFIF, the colour
  /// profile, Adobe's colour transform.
  private static boolean kept(int marker, byte[] data) {
    if (marker == COMMENT) {
      return false;
    }
    if (marker < 0xe0 || marker > 0xef) {
      return true;
    }
    return (marker == 0xe0 && begins(data, "JFIF"))
        || (marker == 0xe2 && begins(data, "ICC_PROFILE"))
        || (marker == 0xee && begins(data, "Adobe"));
  }

  private static boolean begins(byte[] data, String name) {
    return new String(data, 0, Math.min(data.length, name.length()), StandardCharsets.ISO_8859_1)
        .equals(name);
  }

  /// Copies coded pixels, in which a real 0xff is followed by 0 and restarts stand between.
  private int scan() throws IOException {
    while (true) {
      int b = in.readUnsignedByte();
      if (b != 0xff) {
        out.write(b);
        continue;
      }
      int next = in.readUnsignedByte();
      while (next == 0xff) {
        next = in.readUnsignedByte();
      }
      if (next != 0 && (next < 0xd0 || next > 0xd7)) {
        return next;
      }
      out.write(0xff);
      out.write(next);
    }
  }

  private int nextMarker() throws IOException {
    int b = in.readUnsignedByte();
    while (b != 0xff) {
      b = in.readUnsignedByte();
    }
    while (b == 0xff) {
      b = in.readUnsignedByte();
    }
    return b;
  }

  private void mark(int marker) throws IOException {
    out.write(0xff);
    out.write(marker);
  }

  /// An Exif segment with one entry: tag 0x0112 (orientation), a short.
  private void orientation(int code) throws IOException {
    mark(0xe1);
    out.writeShort(34);
    out.writeBytes("Exif\0\0MM\0*");
    out.writeInt(8);
    out.writeShort(1);
    out.writeShort(0x0112);
    out.writeShort(3);
    out.writeInt(1);
    out.writeShort(code);
    out.writeShort(0);
    out.writeInt(0);
  }
}
