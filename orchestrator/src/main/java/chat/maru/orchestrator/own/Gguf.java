package chat.maru.orchestrator.own;

import chat.maru.base.MaruException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The header of a GGUF file: its key-value pairs, without the tensors.
/// https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
///
/// Long arrays (the vocabulary) are skipped. Everything is little-endian.
final class Gguf {
  private static final byte[] MAGIC = {'G', 'G', 'U', 'F'};
  private static final int MAX_PAIRS = 100_000;
  private static final long MAX_STRING_BYTES = 4 << 20;
  private static final long KEPT_ELEMENTS = 64;
  private static final int STRING = 8;
  private static final int ARRAY = 9;

  private final Map<String, Object> pairs;

  private Gguf(Map<String, Object> pairs) {
    this.pairs = pairs;
  }

  /// Whether the file begins like a GGUF.
  static boolean magic(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  /// @throws MaruException `NOT_A_MODEL` if it is no GGUF or its header is broken
  static Gguf read(Path file) throws IOException {
    if (!magic(file)) {
      throw broken(file, "no GGUF");
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      in.skipNBytes(MAGIC.length);
      int version = int32(in);
      if (version < 2 || version > 3) {
        throw broken(file, "GGUF version " + version);
      }
      int64(in);
      long count = int64(in);
      if (count < 0 || count > MAX_PAIRS) {
        throw broken(file, "a broken GGUF header");
      }
      Map<String, Object> pairs = new HashMap<>();
      for (long i = 0; i < count; i++) {
        String key = string(in);
        pairs.put(key, value(in, int32(in), 0));
      }
      return new Gguf(pairs);
    } catch (EOFException | IllegalArgumentException e) {
      throw broken(file, "a broken GGUF header");
    }
  }

  Optional<String> text(String key) {
    return pairs.get(key) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  Optional<Long> number(String key) {
    return pairs.get(key) instanceof Long number ? Optional.of(number) : Optional.empty();
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    if (pairs.get(key) instanceof List<?> list) {
      list.stream().filter(String.class::isInstance).forEach(text -> texts.add((String) text));
    }
    return texts;
  }

  String architecture() {
    return text("general.architecture").orElse("");
  }

  /// How many tokens the model was trained for; 0 if the file does not say.
  int context() {
    return Math.clamp(number(architecture() + ".context_length").orElse(0L), 0, 1 << 24);
  }

  boolean pooled() {
    return number(architecture() + ".pooling_type").orElse(0L) > 0;
  }

  Kind kind() {
    boolean encoder = architecture().contains("bert") || architecture().endsWith("encoder");
    return encoder || (pooled() && text("tokenizer.chat_template").isEmpty())
        ? Kind.EMBEDDING
        : Kind.CHAT;
  }

  private static Object value(DataInputStream in, int type, int depth) throws IOException {
    return switch (type) {
      case 0, 1, 7 -> (long) in.readUnsignedByte();
      case 2, 3 -> (long) Short.reverseBytes(in.readShort());
      case 4, 5, 6 -> Integer.toUnsignedLong(int32(in));
      case STRING -> string(in);
      case ARRAY -> array(in, depth);
      case 10, 11, 12 -> int64(in);
      default -> throw new IllegalArgumentException("type " + type);
    };
  }

  private static List<Object> array(DataInputStream in, int depth) throws IOException {
    int type = int32(in);
    long length = int64(in);
    if (depth > 3 || length < 0) {
      throw new IllegalArgumentException("array");
    }
    List<Object> kept = new ArrayList<>();
    for (long i = 0; i < length; i++) {
      Object element = value(in, type, depth + 1);
      if (i < KEPT_ELEMENTS) {
        kept.add(element);
      }
    }
    return kept;
  }

  private static String string(DataInputStream in) throws IOException {
    long length = int64(in);
    if (length < 0 || length > MAX_STRING_BYTES) {
      throw new IllegalArgumentException("string");
    }
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static int int32(DataInputStream in) throws IOException {
    return Integer.reverseBytes(in.readInt());
  }

  private static long int64(DataInputStream in) throws IOException {
    return Long.reverseBytes(in.readLong());
  }

  private static MaruException broken(Path file, String what) {
    return new MaruException(
        OwnModelError.NOT_A_MODEL, file.getFileName() + " is " + what + " (expected: a GGUF file)");
  }
}
