package chat.maru.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.search.SearchQuery.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SearchTest {
  @TempDir Path directory;
  private SearchIndex index;
  private RoomIndex room;
  private final Talk talk = new Talk();

  @BeforeEach
  void open() {
    index = SearchIndex.open(directory);
    room = index.room(RoomId.next(java.time.Clock.systemUTC()));
  }

  @AfterEach
  void close() {
    index.close();
  }

  private List<MessageId> found(String text) {
    return ids(room.search(SearchQuery.of(text, 50)));
  }

  private static List<MessageId> ids(List<Hit> hits) {
    return hits.stream().map(Hit::id).toList();
  }

  @Test
  void words_inside_unspaced_korean_are_found() {
    talk.say("민수", "우리집은서울동쪽입니다").say("지은", "부산은 바다가 있어").into(room);
    for (String part : List.of("서울", "동쪽", "서", "우리집", "서울동쪽", "울동", "서울 동쪽")) {
      assertThat(found(part)).as(part).containsExactly(talk.id(1));
    }
  }

  @Test
  void syllables_apart_are_not_the_word() {
    talk.say("민수", "검은 색 가방").say("민수", "검 하나 색 하나").say("민수", "검. 색.").say("민수", "검 색").into(room);
    assertThat(found("검색")).isEmpty();
    talk.say("민수", "검색해 봐").into(room);
    assertThat(found("검색")).containsExactly(talk.id(5));
  }

  @Test
  void korean_words_are_found_with_other_particles_and_spacing() {
    talk.say("민수", "서울역에서 만나자").say("지은", "저녁 약속 잡았어?").into(room);
    assertThat(found("서울역으로")).containsExactly(talk.id(1));
    assertThat(found("서울역")).containsExactly(talk.id(1));
    assertThat(found("저녁약속")).containsExactly(talk.id(2));
    assertThat(found("약속을 저녁")).containsExactly(talk.id(2));
  }

  @Test
  void unfinished_syllables_find_the_word() {
    talk.say("민수", "도깨비 봤어?").say("민수", "서울 가자").into(room);
    assertThat(found("도깹")).containsExactly(talk.id(1));
    assertThat(found("서우")).containsExactly(talk.id(2));
    assertThat(found("ㅅ")).containsExactly(talk.id(2));
  }

  @Test
  void english_is_stemmed_and_case_and_accents_do_not_matter() {
    talk.say("Ann", "She BOOKED two tickets at the Café").say("Bob", "no").into(room);
    for (String query :
        List.of("booking", "ticket", "CAFE", "café", "book ticket", "the tickets")) {
      assertThat(found(query)).as(query).containsExactly(talk.id(1));
    }
    assertThat(found("booked three")).isEmpty();
  }

  @Test
  void only_the_last_word_may_be_unfinished() {
    talk.say("Ann", "restaurant near the station").into(room);
    assertThat(found("resta")).hasSize(1);
    assertThat(found("near stat")).hasSize(1);
    assertThat(found("resta near")).isEmpty();
    assertThat(found("resta ")).isEmpty();
  }

  @Test
  void a_small_typing_error_is_forgiven_when_nothing_else_is_found() {
    talk.say("Ann", "the restaurant was great")
        .say("민수", "떡볶이 먹자")
        .say("Bob", "restful")
        .into(room);
    assertThat(found("restuarant")).containsExactly(talk.id(1));
    assertThat(found("떡뽁이")).containsExactly(talk.id(2));
    assertThat(found("cat")).isEmpty();
  }

  @Test
  void emoji_mixed_writing_and_other_scripts_are_found() {
    talk.say("A", "축하해 🎉🎉")
        .say("A", "GS25에서 봐")
        .say("A", "東京タワー")
        .say("A", "Привет мир")
        .into(room);
    assertThat(found("🎉")).containsExactly(talk.id(1));
    assertThat(found("gs25")).containsExactly(talk.id(2));
    assertThat(found("タワー")).containsExactly(talk.id(3));
    assertThat(found("東京")).containsExactly(talk.id(3));
    assertThat(found("привет")).containsExactly(talk.id(4));
  }

  @Test
  void whole_words_come_before_parts_and_newer_before_older() {
    talk.say("A", "서울").say("A", "남서울대").say("A", "서울 간다").into(room);
    assertThat(found("서울")).containsExactly(talk.id(3), talk.id(1), talk.id(2));
    var newest = SearchQuery.of("서울", 2).ordered(Order.NEWEST);
    List<Hit> page = room.search(newest);
    assertThat(ids(page)).containsExactly(talk.id(3), talk.id(2));
    Optional<Instant> before = Optional.of(page.getLast().at());
    assertThat(ids(room.search(newest.between(Optional.empty(), before))))
        .containsExactly(talk.id(1));
  }

  @Test
  void filters_hold() {
    talk.say("민수", "여행 가자").say("지은", "여행 좋아").say("옛날", "여행 사진", "import-1").into(room);
    SearchQuery all = SearchQuery.of("여행", 10);
    assertThat(room.search(all)).hasSize(3);
    assertThat(ids(room.search(all.by(talk.member("지은"))))).containsExactly(talk.id(2));
    assertThat(ids(room.search(all.without(Set.of(talk.member("민수")), Set.of("import-1")))))
        .containsExactly(talk.id(2));
    Instant second = talk.doc(2).at();
    assertThat(ids(room.search(all.between(Optional.empty(), Optional.of(second)))))
        .containsExactly(talk.id(1));
    assertThat(ids(room.search(all.between(Optional.of(second), Optional.empty()))))
        .containsExactlyInAnyOrder(talk.id(2), talk.id(3));
  }

  @Test
  void strange_queries_find_nothing_and_break_nothing() {
    talk.say("A", "hello").into(room);
    for (String query :
        List.of(
            "",
            " ",
            "\"",
            "a:b*~",
            "\u0000",
            "\uD800",
            "(((",
            "ㅋ".repeat(5000),
            "x ".repeat(5000))) {
      assertThat(found(query)).as(query).isEmpty();
    }
  }

  @Test
  void a_very_long_message_is_found_by_its_beginning() {
    talk.say("A", "시작 " + "가나다라 ".repeat(200_000)).into(room);
    assertThat(found("시작")).hasSize(1);
  }

  @Test
  void endless_words_and_half_characters_do_no_harm() {
    talk.say("A", "key " + "Zm9v".repeat(20_000))
        .say("A", "가".repeat(60_000))
        .say("A", "half \uD83D and \u0000 nothing")
        .say("A", "👩🏻‍⚖️ מִצְוָה")
        .say("A".repeat(3_000), "")
        .into(room);
    assertThat(found("key")).containsExactly(talk.id(1));
    assertThat(found("zm9vzm9v")).containsExactly(talk.id(1));
    assertThat(found("가가가")).containsExactly(talk.id(2));
    assertThat(found("half nothing")).containsExactly(talk.id(3));
    assertThat(found("⚖")).containsExactly(talk.id(4));
    assertThat(found("מצוה")).containsExactly(talk.id(4));
    assertThat(room.recall(RecallQuery.of("half " + "key ".repeat(20_000), 5))).isNotEmpty();
  }

  @Test
  void edits_and_deletions_are_followed() {
    talk.say("A", "첫번째 비밀").say("B", "hello", "import-1").into(room);
    Doc old = talk.doc(1);
    room.put(new Doc(old.id(), old.author(), "A", 1, old.at(), "고친 글", null, null));
    room.refresh();
    assertThat(found("비밀")).isEmpty();
    assertThat(found("고친")).containsExactly(talk.id(1));
    room.delete(talk.id(1));
    room.deleteImport("import-1");
    room.refresh();
    assertThat(found("고친")).isEmpty();
    assertThat(found("hello")).isEmpty();
    assertThat(room.size()).isZero();
  }

  @Test
  void writes_are_seen_after_a_refresh() {
    room.put(talk.say("A", "hello").doc(1));
    assertThat(found("hello")).isEmpty();
    room.refresh();
    assertThat(found("hello")).hasSize(1);
    assertThat(talk.pause(Duration.ZERO).docs()).hasSize(1);
  }
}
