package chat.maru.mate.agent;

import chat.maru.mate.talk.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The prompts, one file a purpose and language. They hold what never changes, so that vendors can
/// keep them in their prompt caches; what changes comes after them, in the user's message.
final class Prompts {
  private Prompts() {}

  /// How to answer a question about a room, with tools.
  static String room(Language language) {
    return load("room", language);
  }

  /// How to talk with one person.
  static String talk(Language language) {
    return load("talk", language);
  }

  private static String load(String name, Language language) {
    String file = "/chat/maru/mate/prompts/" + name + "_" + language.code() + ".md";
    try (InputStream in = Prompts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("Missing " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
