package chat.maru.mate.talk;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A small conversation for tests, written as `name: words`, a line a message, `+90m` or `+2d` for
/// a pause. Names are given without blanks.
public final class Chat {
  public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
  private final Map<String, Person> people = new LinkedHashMap<>();
  private final List<Line> lines = new ArrayList<>();
  private Instant at;

  public Chat(String start, String talk) {
    at = LocalDateTime.parse(start).atZone(ZONE).toInstant();
    talk.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(this::add);
  }

  private void add(String line) {
    if (line.startsWith("+")) {
      long n = Long.parseLong(line.substring(1, line.length() - 1));
      at = at.plus(line.endsWith("d") ? Duration.ofDays(n) : Duration.ofMinutes(n));
      return;
    }
    String name = line.substring(0, line.indexOf(':'));
    at = at.plusSeconds(40);
    Person person = person(name);
    lines.add(
        new Line(
            MessageId.next(Clock.systemUTC()),
            person.id(),
            name,
            at,
            line.substring(line.indexOf(':') + 1).strip(),
            null,
            name.equals("마루")));
  }

  public Person person(String name) {
    return people.computeIfAbsent(name, n -> new Person(MemberId.next(Clock.systemUTC()), n));
  }

  public List<Person> people() {
    return List.copyOf(people.values());
  }

  public List<Line> lines() {
    return List.copyOf(lines);
  }

  public Instant now() {
    return at;
  }

  /// The message that contains `words`.
  public Line line(String words) {
    return lines.stream().filter(line -> line.text().contains(words)).findFirst().orElseThrow();
  }

  /// What a plain search would find for `terms`, with five messages around each hit.
  public List<List<Line>> windows(Iterable<String> terms) {
    Map<Integer, Integer> hits = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      for (String term : terms) {
        if (Words.mentions(Words.tokens(lines.get(i).text()), term)) {
          hits.merge(i, 1, Integer::sum);
        }
      }
    }
    return hits.entrySet().stream()
        .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
        .limit(10)
        .map(hit -> window(hit.getKey()))
        .toList();
  }

  /// The hit comes first, then the window in order.
  private List<Line> window(int hit) {
    List<Line> window = new ArrayList<>(List.of(lines.get(hit)));
    window.addAll(lines.subList(Math.max(0, hit - 2), Math.min(lines.size(), hit + 8)));
    return window;
  }
}
