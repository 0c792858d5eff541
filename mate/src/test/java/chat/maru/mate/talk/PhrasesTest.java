package chat.maru.mate.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  @Test
  void both_languages_say_the_same() {
    assertThat(Phrases.keys(Language.KOREAN)).isEqualTo(Phrases.keys(Language.ENGLISH));
    for (String key : Phrases.keys(Language.KOREAN)) {
      assertThat(values(Phrases.say(Language.KOREAN, key)))
          .as(key)
          .isEqualTo(values(Phrases.say(Language.ENGLISH, key)));
    }
  }

  private static Set<String> values(String text) {
    Set<String> values = new TreeSet<>();
    Matcher matcher = Pattern.compile("\\{\\w+}").matcher(text);
    while (matcher.find()) {
      values.add(matcher.group());
    }
    return values;
  }
}
