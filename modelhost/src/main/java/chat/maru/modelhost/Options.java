package chat.maru.modelhost;

import chat.maru.base.MaruException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What this process is asked to serve, from its arguments. The token is no argument: every user of
/// a machine can read those.
///
/// @param chat the GGUF that answers
/// @param embedding the GGUF that makes vectors
/// @param pooled whether `embedding` says itself how tokens become one vector
/// @param threads how many threads compute
/// @param context tokens of prompt and answer together
record Options(
    Optional<Path> chat,
    String chatName,
    Optional<Path> embedding,
    String embeddingName,
    boolean pooled,
    int threads,
    int context) {
  static Options parse(String... arguments) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw MaruException.invalid(arguments[i], "nothing", "a value");
      }
      given.put(arguments[i], arguments[i + 1]);
    }
    Optional<Path> chat = file(given, "--chat");
    Optional<Path> embedding = file(given, "--embedding");
    if (chat.isEmpty() && embedding.isEmpty()) {
      throw MaruException.invalid("arguments", "no model", "--chat FILE or --embedding FILE");
    }
    int cores = Runtime.getRuntime().availableProcessors();
    Options options =
        new Options(
            chat,
            text(given, "--chat-name", "embedded"),
            embedding,
            text(given, "--embedding-name", "embedded-embedding"),
            text(given, "--pooled", "true").equals("true"),
            number(given, "--threads", cores),
            number(given, "--context", 4096));
    if (!given.isEmpty()) {
      throw MaruException.invalid("arguments", String.join(" ", given.keySet()), "known ones");
    }
    return options;
  }

  private static Optional<Path> file(Map<String, String> given, String name) {
    Optional<Path> file = Optional.ofNullable(given.remove(name)).map(Path::of);
    if (file.isPresent() && !Files.isReadable(file.get())) {
      throw MaruException.invalid(name, "no readable file", "a GGUF file");
    }
    return file;
  }

  private static String text(Map<String, String> given, String name, String otherwise) {
    String value = given.remove(name);
    return value == null ? otherwise : value;
  }

  private static int number(Map<String, String> given, String name, int otherwise) {
    String value = text(given, name, Integer.toString(otherwise));
    if (!value.matches("[1-9]\\d{0,6}")) {
      throw MaruException.invalid(name, value, "a number > 0");
    }
    return Integer.parseInt(value);
  }
}
