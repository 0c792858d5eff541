package chat.maru.messenger.files.picture;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Copies a picture without what is not picture: place, time, device, comments, previews, and
/// whatever hangs behind its end. The pixels stay as they were, bit by bit.
final class Stripper {
  private static final Set<String> PNG_WORDS = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");

  private Stripper() {}

  /// @param turn what remains to be said about how a JPEG lies; [Turn#NONE] if nothing does
  static void strip(Path from, String type, Path to, Turn turn) throws IOException {
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(from)));
        DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
      switch (type) {
        case "image/jpeg" -> new Jpeg(in, out).copy(turn);
        case "image/png" -> png(in, out);
        case "image/webp" -> webp(in, out);
        default -> in.transferTo(out);
      }
    } catch (EOFException e) {
      // Cut off in the middle: browsers show as much as there is.
    }
  }

  /// Chunks (PNG, third edition, 5.3): length, name, data, check sum; nothing after `IEND`.
  private static void png(DataInputStream in, DataOutputStream out) throws IOException {
    out.write(in.readNBytes(8));
    String name = "";
    while (!name.equals("IEND")) {
      int length = in.readInt();
      byte[] code = in.readNBytes(4);
      name = new String(code, StandardCharsets.ISO_8859_1);
      long rest = (length & 0xffffffffL) + 4;
      if (PNG_WORDS.contains(name)) {
        in.skipNBytes(rest);
      } else {
        out.writeInt(length);
        out.write(code);
        copy(in, out, rest);
      }
    }
  }

  /// RIFF chunks (RFC 9649, 2.7). The length of the whole is written for what is left.
  private static void webp(DataInputStream in, DataOutputStream out) throws IOException {
    byte[] head = in.readNBytes(12);
    java.io.ByteArrayOutputStream kept = new java.io.ByteArrayOutputStream();
    DataOutputStream body = new DataOutputStream(kept);
    long left = little(head, 4) - 4;
    while (left >= 8) {
      byte[] chunk = in.readNBytes(8);
      if (chunk.length < 8) {
        break;
      }
      String name = new String(chunk, 0, 4, StandardCharsets.ISO_8859_1);
      long length = little(chunk, 4);
      long padded = length + (length & 1);
      if (name.equals("EXIF") || name.equals("XMP ")) {
        in.skip(padded);
      } else {
        body.write(chunk);
        byte[] data = in.readNBytes((int) Math.min(padded, left - 8));
        if (name.equals("VP8X") && data.length > 0) {
          // No Exif (bit 3) and no XMP (bit 2) any more.
          data[0] = (byte) (data[0] & ~0x0c);
        }
        body.write(data);
      }
      left -= 8 + padded;
    }
    out.writeBytes("RIFF");
    out.writeInt(Integer.reverseBytes(kept.size() + 4));
    out.writeBytes("WEBP");
    kept.writeTo(out);
  }

  private static long little(byte[] bytes, int at) {
    return (bytes[at] & 0xffL)
        | (bytes[at + 1] & 0xffL) << 8
        | (bytes[at + 2] & 0xffL) << 16
        | (bytes[at + 3] & 0xffL) << 24;
  }

  private static void copy(DataInputStream in, DataOutputStream out, long count)
      throws IOException {
    byte[] piece = new byte[8192];
    for (long left = count; left > 0; ) {
      int read = in.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        throw new EOFException();
      }
      out.write(piece, 0, read);
      left -= read;
    }
  }
}
