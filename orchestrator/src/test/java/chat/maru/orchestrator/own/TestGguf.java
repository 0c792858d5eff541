package chat.maru.orchestrator.own;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/// GGUF files with a true header and nonsense behind it.
final class TestGguf {
  private final ByteArrayOutputStream pairs = new ByteArrayOutputStream();
  private int count;

  static TestGguf chat() {
    return new TestGguf()
        .text("general.architecture", "llama")
        .text("general.name", "Test Model")
        .number("llama.context_length", 2048)
        .text("tokenizer.chat_template", "{{ messages }}");
  }

  static TestGguf embedding() {
    return new TestGguf()
        .text("general.architecture", "bert")
        .number("bert.context_length", 512)
        .number("bert.pooling_type", 2);
  }

  TestGguf text(String key, String value) {
    string(key);
    int32(8);
    string(value);
    count++;
    return this;
  }

  TestGguf number(String key, int value) {
    string(key);
    int32(4);
    int32(value);
    count++;
    return this;
  }

  TestGguf texts(String key, String... values) {
    string(key);
    int32(9);
    int32(8);
    int64(values.length);
    for (String value : values) {
      string(value);
    }
    count++;
    return this;
  }

  /// @param size of the whole file, which must hold the header
  byte[] bytes(int size) {
    byte[] body = new byte[size];
    new Random(size).nextBytes(body);
    ByteBuffer out = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
    out.put("GGUF".getBytes(UTF_8)).putInt(3).putLong(0).putLong(count).put(pairs.toByteArray());
    return body;
  }

  private void string(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    int64(bytes.length);
    pairs.writeBytes(bytes);
  }

  private void int32(int value) {
    pairs.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }

  private void int64(long value) {
    pairs.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
  }
}
