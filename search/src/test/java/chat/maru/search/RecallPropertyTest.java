package chat.maru.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class RecallPropertyTest {
  private static Path directory = Path.of("");
  private static SearchIndex index = SearchIndex.open(Path.of("target", "recall-property"));

  @BeforeContainer
  static void open() throws IOException {
    index.close();
    directory = Files.createTempDirectory("maru-recall-property");
    index = SearchIndex.open(directory);
  }

  @AfterContainer
  static void close() throws IOException {
    index.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// @param minutes offset from the start, so that messages arrive out of order
  record Said(int author, int minutes, String text) {}

  @Provide
  Arbitrary<List<Said>> talks() {
    Arbitrary<String> words =
        Arbitraries.of("kite", "moon", "river", "bread", "서울", "바다", "김치", "the", "and");
    Arbitrary<String> texts = words.list().ofMinSize(0).ofMaxSize(6).map(w -> String.join(" ", w));
    return Combinators.combine(
            Arbitraries.integers().between(0, 2), Arbitraries.integers().between(0, 600), texts)
        .as(Said::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  private static RoomIndex fresh(List<Said> talk, Talk ids) {
    RoomIndex room = index.room(RoomId.next(Clock.systemUTC()));
    for (int i = 0; i < talk.size(); i++) {
      room.put(doc(talk.get(i), i + 1, ids));
      if (i % 7 == 3) {
        room.refresh();
      }
    }
    room.refresh();
    return room;
  }

  private static Doc doc(Said said, int n, Talk ids) {
    Instant at = Talk.START.plusSeconds(60L * said.minutes());
    String name = "Member" + said.author();
    return new Doc(ids.id(n), ids.member(name), name, n, at, said.text(), null, null);
  }

  @Property(tries = 60)
  void the_whole_question_is_answered_and_only_by_messages_near_its_words(
      @ForAll("talks") List<Said> talk) {
    Talk ids = new Talk();
    RoomIndex room = fresh(talk, ids);
    List<Integer> order = order(talk);
    List<MessageId> found =
        room.recall(RecallQuery.of("kite 서울", 1_000)).stream().map(Passage::id).toList();
    List<MessageId> near = new ArrayList<>();
    for (int p = 0; p < order.size(); p++) {
      for (int q = Math.max(0, p - 2); q <= Math.min(order.size() - 1, p + 2); q++) {
        String text = talk.get(order.get(q)).text();
        if ((text.contains("kite") || text.contains("서울"))
            && !near.contains(id(ids, order.get(p)))) {
          near.add(id(ids, order.get(p)));
        }
      }
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(near);
  }

  /// Excluding a member gives the same answer as if that member's words had never been there, apart
  /// from the places they leave.
  @Property(tries = 60)
  void excluded_words_change_no_score(
      @ForAll("talks") List<Said> talk, @ForAll @IntRange(max = 2) int out) {
    Talk ids = new Talk();
    RoomIndex room = fresh(talk, ids);
    RecallQuery query =
        RecallQuery.of("kite 서울 moon", 1_000).without(Set.of(ids.member("Member" + out)), Set.of());
    List<Said> silent =
        talk.stream()
            .map(s -> s.author() == out ? new Said(s.author(), s.minutes(), "bread 김치 bread") : s)
            .toList();
    assertThat(fresh(silent, ids).recall(query)).isEqualTo(room.recall(query));
  }

  @Property(tries = 60)
  void every_stretch_of_unspaced_korean_is_found(
      @ForAll("hangul") @Size(min = 1, max = 15) List<String> texts,
      @ForAll("hangul") List<String> parts) {
    Talk ids = new Talk();
    RoomIndex room = index.room(RoomId.next(Clock.systemUTC()));
    texts.forEach(text -> ids.say("A", text));
    ids.into(room);
    List<String> queries = new ArrayList<>(parts);
    texts.forEach(text -> queries.add(text.substring(text.length() / 2)));
    for (String query : queries) {
      var hits = room.search(SearchQuery.of(query + " ", 1_000)).stream().map(Hit::id).toList();
      for (int n = 1; n <= texts.size(); n++) {
        if (texts.get(n - 1).contains(query)) {
          assertThat(hits).as("%s in %s", query, texts.get(n - 1)).contains(ids.id(n));
        }
      }
    }
  }

  @Provide
  Arbitrary<List<String>> hangul() {
    return Arbitraries.strings()
        .withChars("가나다라서울동쪽바다")
        .ofMinLength(1)
        .ofMaxLength(8)
        .list()
        .ofMinSize(1)
        .ofMaxSize(10);
  }

  private static List<Integer> order(List<Said> talk) {
    return Stream.iterate(0, i -> i + 1)
        .limit(talk.size())
        .sorted(
            Comparator.comparingInt((Integer i) -> talk.get(i).minutes()).thenComparingInt(i -> i))
        .toList();
  }

  private static MessageId id(Talk ids, int i) {
    return ids.id(i + 1);
  }
}
