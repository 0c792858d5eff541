package chat.maru.mate.catchup;

import chat.maru.mate.guided.Reply;
import chat.maru.mate.guided.When;
import chat.maru.mate.guided.Wording;
import chat.maru.mate.talk.Language;
import chat.maru.mate.talk.Line;
import chat.maru.mate.talk.Phrases;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// Writes a digest for its reader; every line of it cites.
///
/// @param zone the reader's
public record Telling(Language language, Instant now, ZoneId zone) {
  public Reply tell(Digest digest) {
    Reply reply = new Reply(language);
    if (digest.lines().isEmpty()) {
      return reply.say(say("catchup.none"));
    }
    reply.say(
        say(
                "catchup.title",
                "when",
                moment(digest.lines().getFirst()),
                "n",
                digest.lines().size(),
                "people",
                people(digest.lines()))
            + " "
            + say("catchup.private"));
    section(reply, "catchup.asked", digest.toMe());
    boolean headed = digest.topics().size() > 1 || digest.lines().size() > 5;
    for (Topic topic : digest.topics()) {
      if (headed) {
        reply.say(heading(topic));
      }
      topic.key().forEach(reply::quote);
    }
    if (digest.more() > 0) {
      reply.say(say("catchup.more", "n", digest.more()));
    }
    section(reply, "catchup.open", digest.open());
    if (!digest.dates().isEmpty()) {
      StringBuilder list = new StringBuilder(say("catchup.dates")).append('\n');
      digest.dates().forEach(dated -> list.append("\n- ").append(date(reply, dated)));
      reply.say(list.toString());
    }
    return reply;
  }

  private void section(Reply reply, String key, List<Line> lines) {
    if (!lines.isEmpty()) {
      reply.say(say(key));
      lines.forEach(reply::quote);
    }
  }

  private String heading(Topic topic) {
    return say(
        topic.words().isEmpty() ? "catchup.topic.untitled" : "catchup.topic",
        "title",
        Wording.plain(String.join(", ", topic.words())),
        "people",
        people(topic.lines()),
        "when",
        moment(topic.lines().getFirst()),
        "n",
        topic.lines().size());
  }

  private String date(Reply reply, Digest.Dated dated) {
    LocalDate day = dated.found().span().from().toLocalDate();
    String time =
        dated.found().timed()
            ? String.format(
                java.util.Locale.ROOT,
                " %d:%02d",
                dated.found().span().from().getHour(),
                dated.found().span().from().getMinute())
            : "";
    return say(
        "catchup.date",
        "day",
        When.date(day, LocalDate.ofInstant(now, zone), language) + time,
        "words",
        Wording.plain(dated.found().text()),
        "who",
        called(dated.line().authorName()),
        "n",
        reply.cite(dated.line().id()));
  }

  private String people(List<Line> lines) {
    List<String> names = lines.stream().map(Line::authorName).distinct().map(this::called).toList();
    return names.size() <= 3
        ? String.join(", ", names)
        : say("catchup.and", "first", names.get(0) + ", " + names.get(1), "n", names.size() - 2);
  }

  private String moment(Line line) {
    return When.moment(line.at(), now, zone, language);
  }

  private String called(String name) {
    String plain = Wording.plain(name);
    return language == Language.KOREAN && !plain.endsWith("님") ? plain + " 님" : plain;
  }

  private String say(String key, Object... namesAndValues) {
    return Phrases.say(language, key, namesAndValues);
  }
}
