package chat.maru.mate.catchup;

import chat.maru.base.MessageId;
import chat.maru.dates.Lean;
import chat.maru.mate.dates.DateExpressions;
import chat.maru.mate.dates.Found;
import chat.maru.mate.talk.Line;
import chat.maru.mate.talk.Names;
import chat.maru.mate.talk.Person;
import chat.maru.mate.talk.Questions;
import chat.maru.mate.talk.Summons;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Tells what happened in a stretch of talk, by rules: what was settled, asked and dated weighs
/// more than what was merely said. The length follows the amount.
public final class CatchUp {
  private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(30);
  private static final int FEW = 5;
  private static final int MAX_KEY = 4;
  private static final int MAX_DATES = 5;
  private static final int MAX_QUESTIONS = 3;
  private static final int MAX_TO_ME = 5;
  private static final Pattern TELLING =
      Pattern.compile("https?://|\\d|@|사진|파일|주소|계좌|링크|공지|중요|꼭|부탁|important|please|urgent|asap");
  private static final Pattern REQUEST =
      Pattern.compile(
          "[?？]|줘|주세요|줄래|부탁|와라|와줘|올\\s*거|할\\s*거|해라|please|can you|could you|will you|would you",
          Pattern.CASE_INSENSITIVE);

  private final List<Line> lines;
  private final Set<MessageId> mentions;
  private final Person me;
  private final ZoneId zone;

  private final Map<MessageId, Double> values = new HashMap<>();
  private final Map<MessageId, List<Found>> dated = new HashMap<>();

  private CatchUp(List<Line> lines, Set<MessageId> mentions, Person me, ZoneId zone) {
    this.lines = lines;
    this.mentions = mentions;
    this.me = me;
    this.zone = zone;
  }

  /// @param lines what was said, in order; the reader's own words and the mate's tell nothing new
  ///   but hold the talk together
  /// @param mentions the messages that mention the reader with `@`
  public static Digest of(List<Line> lines, Set<MessageId> mentions, Person me, ZoneId zone) {
    List<Line> told =
        lines.stream().filter(line -> !line.mate() && !Summons.calls(line.text())).toList();
    return new CatchUp(told, mentions, me, zone).digest();
  }

  private Digest digest() {
    List<Line> toMe = latest(lines.stream().filter(this::speaksToMe).toList(), MAX_TO_ME);
    List<Line> open =
        latest(
            IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).author().equals(me.id()) && unanswered(i))
                .mapToObj(lines::get)
                .filter(line -> !toMe.contains(line))
                .toList(),
            MAX_QUESTIONS);
    Set<MessageId> shown = new HashSet<>();
    toMe.forEach(line -> shown.add(line.id()));
    open.forEach(line -> shown.add(line.id()));
    List<List<Line>> cut = Topics.cut(lines);
    List<List<Line>> worth =
        cut.stream()
            .sorted(Comparator.comparingDouble((List<Line> topic) -> weight(topic)).reversed())
            .limit(mostTopics())
            .toList();
    List<Topic> topics = new ArrayList<>();
    for (List<Line> topic : cut) {
      if (worth.contains(topic)) {
        List<Line> key = key(topic, shown);
        if (!key.isEmpty()) {
          topics.add(new Topic(Topics.words(topic, cut), topic, key));
        }
      }
    }
    List<Line> others = lines.stream().filter(line -> !line.author().equals(me.id())).toList();
    return new Digest(others, topics, cut.size() - worth.size(), toMe, open, dates());
  }

  private int mostTopics() {
    return lines.size() <= FEW ? 1 : lines.size() < 40 ? 3 : lines.size() < 200 ? 5 : 8;
  }

  private double weight(List<Line> topic) {
    double weight = 0;
    for (Line line : topic) {
      weight += Math.max(0, value(line));
    }
    return weight;
  }

  /// How much a message tells.
  private double value(Line line) {
    return values.computeIfAbsent(line.id(), _ -> judge(line));
  }

  private double judge(Line line) {
    String text = line.text().strip();
    if (text.isEmpty() || Questions.nods(text)) {
      return -1;
    }
    double value = Math.min(text.length(), 60) / 60.0;
    value += Questions.decides(text) ? 2 : 0;
    value += TELLING.matcher(text).find() ? 0.7 : 0;
    value += dated(line).isEmpty() ? 0 : 1;
    value += Questions.asksPlainly(text) ? 0.3 : 0;
    return line.author().equals(me.id()) ? value * 0.4 : value;
  }

  private List<Line> key(List<Line> topic, Set<MessageId> shown) {
    if (lines.size() <= FEW) {
      return topic.stream().filter(line -> value(line) > 0 && !shown.contains(line.id())).toList();
    }
    int most = Math.clamp((topic.size() + 1) / 2, 1, MAX_KEY);
    List<Line> key =
        new ArrayList<>(
            topic.stream()
                .filter(line -> value(line) > 0 && !shown.contains(line.id()))
                .sorted(Comparator.comparingDouble(this::value).reversed())
                .limit(most)
                .toList());
    key.sort(Comparator.comparing(Line::at));
    return key;
  }

  private boolean speaksToMe(Line line) {
    if (line.author().equals(me.id())) {
      return false;
    }
    return mentions.contains(line.id())
        || (REQUEST.matcher(line.text()).find()
            && Names.find(line.text(), List.of(me)).stream().anyMatch(one -> addressed(line, one)));
  }

  /// At the beginning ("서연아, 올 수 있어?") or with a word that asks for something near it.
  private static boolean addressed(Line line, Names.Mentioned one) {
    return line.text().substring(0, one.start()).strip().length() < 6;
  }

  private boolean unanswered(int at) {
    Line line = lines.get(at);
    if (!Questions.asksPlainly(line.text())) {
      return false;
    }
    for (int i = at + 1; i < lines.size(); i++) {
      Line later = lines.get(i);
      boolean replies = line.id().equals(later.replyTo());
      boolean soon =
          i <= at + 5
              && Duration.between(line.at(), later.at()).compareTo(ANSWERED_WITHIN) <= 0
              && later.replyTo() == null
              && !Questions.asksPlainly(later.text());
      if (!later.author().equals(line.author()) && (replies || soon)) {
        return false;
      }
    }
    return true;
  }

  private List<Digest.Dated> dates() {
    List<Digest.Dated> dates = new ArrayList<>();
    Set<LocalDateTime> seen = new HashSet<>();
    for (Line line : lines.reversed()) {
      if (Questions.asksPlainly(line.text()) && !speaksToMe(line)) {
        continue;
      }
      for (Found found : dated(line)) {
        if (dates.size() < MAX_DATES && seen.add(found.span().from())) {
          dates.add(new Digest.Dated(line, found));
        }
      }
    }
    dates.sort(Comparator.comparing(dated -> dated.found().span().from()));
    return dates;
  }

  /// The days that a message names and that were still to come when it was said.
  private List<Found> dated(Line line) {
    return dated.computeIfAbsent(line.id(), _ -> future(line));
  }

  private List<Found> future(Line line) {
    LocalDateTime said = line.at().atZone(zone).toLocalDateTime();
    return DateExpressions.find(line.text(), said, Lean.FUTURE).stream()
        .filter(Found::dated)
        .filter(found -> !found.span().from().toLocalDate().isBefore(said.toLocalDate()))
        .filter(found -> !found.text().matches("오늘|today|방금|아까|요즘|최근|earlier|recently|lately"))
        .filter(found -> found.span().to().isBefore(found.span().from().plusDays(8)))
        .toList();
  }

  private static List<Line> latest(List<Line> lines, int most) {
    return lines.subList(Math.max(0, lines.size() - most), lines.size());
  }
}
