package chat.maru.mate.timing;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.mate.threads.Chances;
import chat.maru.mate.threads.Linker;
import chat.maru.mate.threads.Utterance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The gate on moments of groups that people labelled (`groups.txt`).
class GroupsTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final Pattern SAID = Pattern.compile("(\\d+):(\\d\\d) ([^:]+): (.*)");
  private static final Pattern END = Pattern.compile("@ (\\d+):(\\d\\d)");

  private record Moment(String name, boolean speak, List<Utterance> talk, Instant end) {}

  @Test
  void the_mate_is_silent_wherever_a_reader_would_be() throws IOException {
    assertThat(
            moments().stream().filter(m -> !m.speak()).filter(GroupsTest::speaks).map(Moment::name))
        .isEmpty();
  }

  @Test
  void the_mate_takes_most_of_the_moments_that_a_reader_would_take() throws IOException {
    List<Moment> chances = moments().stream().filter(Moment::speak).toList();
    List<String> missed = chances.stream().filter(m -> !speaks(m)).map(Moment::name).toList();
    assertThat(missed).as("of %s", chances.size()).hasSizeLessThanOrEqualTo(chances.size() / 5);
  }

  /// Whether it would have spoken to any message by the moment's end.
  private static boolean speaks(Moment moment) {
    Chances chances = Linker.shipped().chances(moment.talk(), 0);
    for (int message = 0; message < moment.talk().size(); message++) {
      Instant now = moment.talk().get(message).at();
      boolean waits = true;
      while (waits && !now.isAfter(moment.end())) {
        Instant then = now;
        int until = (int) moment.talk().stream().filter(said -> !said.at().isAfter(then)).count();
        Opening opening = Opening.at(moment.talk(), chances, message, until, now);
        switch (Tact.judge(opening, Dial.DEFAULT, Past.NONE)) {
          case Verdict.Speak _ -> {
            return true;
          }
          case Verdict.Wait wait -> now = now.plus(wait.time());
          case Verdict.Silent _ -> waits = false;
        }
      }
    }
    return false;
  }

  private static List<Moment> moments() throws IOException {
    List<Moment> moments = new ArrayList<>();
    String name = "";
    List<Utterance> talk = new ArrayList<>();
    for (String line : text().lines().toList()) {
      Matcher said = SAID.matcher(line);
      Matcher end = END.matcher(line);
      if (line.startsWith("== ")) {
        name = line.substring(3);
        talk = new ArrayList<>();
      } else if (end.matches()) {
        moments.add(new Moment(name, name.contains("| speak |"), talk, at(end)));
      } else if (said.matches()) {
        String who = said.group(3);
        talk.add(new Utterance(who, who, at(said), said.group(4), false));
      }
    }
    return moments;
  }

  private static Instant at(Matcher time) {
    return START.plus(
        Duration.ofSeconds(
            60L * Integer.parseInt(time.group(1)) + Integer.parseInt(time.group(2))));
  }

  private static String text() throws IOException {
    try (InputStream in = GroupsTest.class.getResourceAsStream("groups.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
