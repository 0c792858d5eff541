package chat.maru.bench.fanout;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Cuts what a server sends over one connection into WebSocket frames (RFC 6455, section 5.2) and
/// shows each where it lies. Whole, unmasked messages only: that is what Maru sends.
final class Frames {
  static final int TEXT = 1;
  static final int PING = 9;
  static final int PONG = 10;

  private static final byte[] NOTHING = {};

  private byte[] rest = NOTHING;

  /// Takes one frame; the bytes from `from` to before `to` are its payload, until it returns.
  interface Taker {
    void take(int opcode, byte[] bytes, int from, int to);
  }

  void read(byte[] bytes, Taker taker) {
    byte[] all = rest.length == 0 ? bytes : joined(rest, bytes);
    int at = 0;
    while (all.length - at >= 2) {
      int payload = at + 2 + extended(all[at + 1] & 0x7f);
      if (payload > all.length) {
        break;
      }
      long end = payload + length(all, at);
      if (end > all.length) {
        break;
      }
      taker.take(all[at] & 0x0f, all, payload, (int) end);
      at = (int) end;
    }
    rest = at == all.length ? NOTHING : Arrays.copyOfRange(all, at, all.length);
  }

  /// How many bytes of length follow the first.
  private static int extended(int length) {
    return switch (length) {
      case 126 -> 2;
      case 127 -> 8;
      default -> 0;
    };
  }

  private static long length(byte[] bytes, int at) {
    int length = bytes[at + 1] & 0x7f;
    return switch (length) {
      case 126 -> ByteBuffer.wrap(bytes).getShort(at + 2) & 0xffff;
      case 127 -> ByteBuffer.wrap(bytes).getLong(at + 2);
      default -> length;
    };
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  /// A client's frame of up to 64 KiB. Its mask, which only guards proxies, is zero.
  static byte[] masked(int opcode, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) (0x80 | opcode));
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    }
    frame.putInt(0).put(payload);
    return Arrays.copyOf(frame.array(), frame.position());
  }
}
