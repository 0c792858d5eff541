package chat.maru.mate.guided;

import chat.maru.dates.Lean;
import chat.maru.mate.dates.DateExpressions;
import chat.maru.mate.dates.Found;
import chat.maru.mate.intent.Intent;
import chat.maru.mate.intent.Question;
import chat.maru.mate.talk.Language;
import chat.maru.mate.talk.Line;
import chat.maru.mate.talk.Phrases;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The sentences around what was found. Says nothing that the quotes do not.
///
/// @param now when the answer is given
/// @param zone the asker's
public record Wording(Language language, Instant now, ZoneId zone) {
  /// Expressions that mean another day once the day has passed.
  private static final Pattern RELATIVE =
      Pattern.compile(
          "오늘|내일|낼|모레|글피|어제|그제|그저께|이번|다음|담\\s*주|지난|저번|요일|욜|tomorrow|today|tonight|yesterday"
              + "|next|this|last|day\\b",
          Pattern.CASE_INSENSITIVE);

  /// The answer to a question about what was said.
  public Reply found(Question question, Picked picked) {
    Reply reply = new Reply(language);
    String when = When.moment(picked.best().at(), now, zone, language);
    String who = called(picked.best().authorName());
    if (!picked.sure()) {
      reply.say(say("recall.nearest"));
    } else {
      reply.say(say("recall.said", "who", who, "when", when));
    }
    reply.quote(picked.best());
    meaning(picked.best()).ifPresent(reply::say);
    List<Line> beside =
        picked.quotes().stream().filter(line -> !line.equals(picked.best())).toList();
    if (!beside.isEmpty()) {
      reply.say(say("recall.beside"));
      beside.forEach(reply::quote);
    }
    return reply;
  }

  /// Why the mate speaks though nobody asked it: what people read under each such message.
  public String whyNow(long minutes) {
    return say("why.now", "n", minutes);
  }

  /// What somebody said, or what was said in a span of time.
  public Reply said(Question question, List<Line> lines, int all) {
    Reply reply = new Reply(language);
    String who = question.speaker().map(person -> called(person.name())).orElse("");
    String key = who.isEmpty() ? "said.span" : "said.person";
    reply.say(
        say(key, "who", who, "n", all, "when", plain(question.spanText().strip()))
            .replace("(, ", "(")
            .strip());
    lines.forEach(reply::quote);
    return reply;
  }

  public Reply nothing() {
    return new Reply(language).say(say("recall.nothing"));
  }

  /// The date or the time.
  public Reply today(Intent.Today asked) {
    LocalDateTime local = LocalDateTime.ofInstant(now, zone);
    if (asked.day().isPresent()) {
      LocalDate day = asked.day().get().from().toLocalDate();
      return new Reply(language).say(say("today.day", "day", When.full(day, language)));
    }
    String time =
        String.format(java.util.Locale.ROOT, "%d:%02d", local.getHour(), local.getMinute());
    return new Reply(language)
        .say(
            say(
                asked.time() ? "today.time" : "today.date",
                "day",
                When.full(local.toLocalDate(), language),
                "time",
                time));
  }

  /// One of the mate's own sentences.
  public Reply phrase(String key, Object... namesAndValues) {
    return new Reply(language).say(say(key, namesAndValues));
  }

  /// One of the mate's own sentences, to stand in another.
  public String sentence(String key) {
    return say(key);
  }

  /// What "tomorrow" was when it was said.
  private Optional<String> meaning(Line line) {
    LocalDateTime said = LocalDateTime.ofInstant(line.at(), zone);
    LocalDate today = LocalDate.ofInstant(now, zone);
    for (Found found : DateExpressions.find(line.text(), said, Lean.FUTURE)) {
      boolean aged =
          found.dated()
              && RELATIVE.matcher(found.text()).find()
              && !said.toLocalDate().equals(today)
              && found.span().to().isBefore(found.span().from().plusDays(2));
      if (aged) {
        String day = When.date(found.span().from().toLocalDate(), today, language);
        String time =
            found.timed()
                ? String.format(
                    java.util.Locale.ROOT,
                    " %d:%02d",
                    found.span().from().getHour(),
                    found.span().from().getMinute())
                : "";
        return Optional.of(say("recall.meant", "words", plain(found.text()), "day", day + time));
      }
    }
    return Optional.empty();
  }

  /// A name with the suffix of its language.
  public String called(String name) {
    String plain = plain(name);
    return language == Language.KOREAN && !plain.endsWith("님") ? plain + " 님" : plain;
  }

  /// People's words inside Markdown stay words.
  public static String plain(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>#|~])", "\\\\$1");
  }

  String say(String key, Object... namesAndValues) {
    return Phrases.say(language, key, namesAndValues);
  }
}
