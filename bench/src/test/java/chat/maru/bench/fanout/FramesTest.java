package chat.maru.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FramesTest {
  private final List<String> taken = new ArrayList<>();
  private final Frames frames = new Frames();

  private void read(byte[] bytes) {
    frames.read(
        bytes,
        (opcode, all, from, to) ->
            taken.add(opcode + " " + new String(all, from, to - from, StandardCharsets.UTF_8)));
  }

  /// As a server sends it: unmasked.
  private static byte[] text(String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(bytes.length + 10).put((byte) 0x81);
    if (bytes.length < 126) {
      frame.put((byte) bytes.length);
    } else if (bytes.length < 65_536) {
      frame.put((byte) 126).putShort((short) bytes.length);
    } else {
      frame.put((byte) 127).putLong(bytes.length);
    }
    frame.put(bytes);
    return Arrays.copyOf(frame.array(), frame.position());
  }

  @Test
  void frames_of_every_length_are_cut_wherever_the_bytes_break() {
    List<String> payloads = List.of("", "a", "b".repeat(125), "c".repeat(126), "d".repeat(70_000));
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    payloads.forEach(payload -> stream.writeBytes(text(payload)));
    byte[] bytes = stream.toByteArray();
    for (int step : new int[] {7, 1_000, bytes.length}) {
      taken.clear();
      for (int at = 0; at < bytes.length; at += step) {
        read(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + step)));
      }
      assertThat(taken).containsExactlyElementsOf(payloads.stream().map("1 "::concat).toList());
    }
  }

  @Test
  void a_clients_frame_is_final_and_masked_with_zero() {
    assertThat(Frames.masked(Frames.TEXT, new byte[] {'h', 'i'}))
        .containsExactly(0x81, 0x82, 0, 0, 0, 0, 'h', 'i');
    assertThat(Frames.masked(Frames.TEXT, new byte[300]))
        .hasSize(308)
        .startsWith(0x81, 0xfe, 1, 44, 0);
  }
}
