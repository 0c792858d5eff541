package chat.maru.mate.talk;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// The mate's own sentences, from `phrases_*.properties` and, about errands, `skills_*.properties`.
public final class Phrases {
  private static final Map<Language, Properties> TEXTS =
      Map.of(Language.KOREAN, load(Language.KOREAN), Language.ENGLISH, load(Language.ENGLISH));

  private Phrases() {}

  /// The sentence `key` with `{name}` replaced by the value after each name.
  ///
  /// @param namesAndValues name, value, name, value...
  public static String say(Language language, String key, Object... namesAndValues) {
    String text = texts(language).getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("No phrase " + key);
    }
    for (int i = 0; i < namesAndValues.length; i += 2) {
      text = text.replace("{" + namesAndValues[i] + "}", String.valueOf(namesAndValues[i + 1]));
    }
    return text;
  }

  static Set<String> keys(Language language) {
    return texts(language).stringPropertyNames();
  }

  private static Properties texts(Language language) {
    Properties texts = TEXTS.get(language);
    if (texts == null) {
      throw new IllegalStateException("No phrases in " + language);
    }
    return texts;
  }

  private static Properties load(Language language) {
    Properties texts = new Properties();
    List.of("phrases", "skills").forEach(name -> load(name, language, texts));
    return texts;
  }

  private static void load(String name, Language language, Properties texts) {
    String file = "/chat/maru/mate/" + name + "_" + language.code() + ".properties";
    try (InputStream in = Phrases.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("Missing " + file);
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
