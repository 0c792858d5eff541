package chat.maru.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RecallTest {
  @TempDir Path directory;
  private SearchIndex index;
  private RoomIndex room;
  private final Talk talk = new Talk();

  @BeforeEach
  void open() {
    index = SearchIndex.open(directory);
    room = index.room(RoomId.next(Clock.systemUTC()));
    talk.say("김민수", "우리 저녁 약속 어디로 할까?") // 1
        .say("이지은", "성수동에 새로 생긴 파스타집 어때") // 2
        .say("김민수", "좋아 거기로 하자. 일곱 시에 예약할게") // 3
        .say("박서준", "나는 조금 늦을 것 같아") // 4
        .pause(Duration.ofDays(3))
        .say("이지은", "제주도 여행 비행기 예매했어") // 5
        .say("김민수", "숙소는 내가 알아볼게") // 6
        .say("박서준", "렌터카는 내가 예약함") // 7
        .pause(Duration.ofDays(3))
        .say("Anna", "My daughter was born on the fifth of May") // 8
        .say("Ben", "Congratulations! What is her name?") // 9
        .say("Anna", "We called her Clara") // 10
        .say("Ben", "I sold my motorbike last week") // 11
        .say("Anna", "Why did you sell it?") // 12
        .into(room);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private List<MessageId> recalled(RecallQuery query) {
    return room.recall(query).stream().map(Passage::id).toList();
  }

  private List<MessageId> recalled(String question) {
    return recalled(RecallQuery.of(question, 3));
  }

  @Test
  void a_korean_question_finds_the_talk_around_its_words() {
    assertThat(recalled("우리 저녁 약속 어디로 정했지?"))
        .contains(talk.id(1), talk.id(2))
        .doesNotContain(talk.id(5));
    assertThat(recalled("제주도 숙소는 누가 알아보기로 했어?")).contains(talk.id(6));
    assertThat(recalled("렌터카 예약은 누가 했어?").getFirst()).isEqualTo(talk.id(7));
  }

  @Test
  void an_english_question_finds_the_answer_beside_its_words() {
    assertThat(recalled("When was Anna's daughter born?").getFirst()).isEqualTo(talk.id(8));
    assertThat(recalled("What is the name of her daughter?")).contains(talk.id(10));
    assertThat(recalled("Why was the motorbike sold?")).contains(talk.id(11));
  }

  @Test
  void a_named_speaker_comes_first() {
    assertThat(recalled("서준이가 뭐 예약했어?").getFirst()).isEqualTo(talk.id(7));
    assertThat(recalled("민수가 예약한다고 한 거 뭐야?").getFirst()).isEqualTo(talk.id(3));
    RecallQuery said = RecallQuery.of("예약", 3).saidBy(talk.member("박서준"));
    assertThat(recalled(said).getFirst()).isEqualTo(talk.id(7));
  }

  @Test
  void a_question_without_content_asks_for_the_latest_words() {
    assertThat(recalled("민수가 뭐라고 했어?")).containsExactly(talk.id(6), talk.id(3), talk.id(1));
    assertThat(recalled("뭐라고?")).isEmpty();
  }

  @Test
  void time_is_a_hard_limit() {
    RecallQuery early =
        RecallQuery.of("예약", 9)
            .between(Optional.empty(), Optional.of(talk.doc(4).at().plusSeconds(1)));
    assertThat(recalled(early)).contains(talk.id(3)).doesNotContain(talk.id(7), talk.id(6));
    RecallQuery late =
        RecallQuery.of("예약", 9).between(Optional.of(talk.doc(5).at()), Optional.empty());
    assertThat(recalled(late)).contains(talk.id(7)).doesNotContain(talk.id(3));
  }

  @Test
  void neighbours_are_the_talk_around_and_stay_in_the_session() {
    Passage car = room.recall(RecallQuery.of("렌터카", 1)).getFirst();
    assertThat(car.neighbours()).containsExactly(talk.id(5), talk.id(6), talk.id(7));
    Passage house = room.recall(RecallQuery.of("파스타집", 1)).getFirst();
    assertThat(house.neighbours()).containsExactly(talk.id(1), talk.id(2), talk.id(3), talk.id(4));
  }

  @Test
  void excluded_words_are_neither_hits_nor_context() {
    Set<MemberId> blind = Set.of(talk.member("이지은"));
    for (String question : List.of("성수동 파스타집", "제주도 여행", "저녁 약속")) {
      for (Passage passage : room.recall(RecallQuery.of(question, 20).without(blind, Set.of()))) {
        assertThat(passage.neighbours()).doesNotContain(talk.id(2), talk.id(5));
        assertThat(passage.id()).isNotIn(talk.id(2), talk.id(5));
      }
    }
    // Nobody else said it, so it does not even lift the messages beside it.
    assertThat(recalled(RecallQuery.of("제주도", 20).without(blind, Set.of()))).isEmpty();
  }

  @Test
  void excluded_imports_are_left_out() {
    talk.say("옛친구", "비밀번호는 바나나", "import-1").into(room);
    assertThat(recalled("비밀번호 뭐였지?")).contains(talk.id(13));
    assertThat(recalled(RecallQuery.of("비밀번호 뭐였지?", 5).without(Set.of(), Set.of("import-1"))))
        .isEmpty();
  }

  @Test
  void coverage_tells_a_room_that_knows_from_one_that_does_not() {
    assertThat(room.recall(RecallQuery.of("제주도 비행기 예매", 1)).getFirst().coverage())
        .isGreaterThan(0.9);
    assertThat(room.recall(RecallQuery.of("우주선 발사 예약", 5)))
        .allSatisfy(passage -> assertThat(passage.coverage()).isLessThan(0.5));
    assertThat(recalled("스페이스엑스 로켓")).isEmpty();
  }

  @Test
  void imported_messages_stand_among_their_old_neighbours() {
    Doc late =
        new Doc(
            talk.id(99),
            talk.member("옛친구"),
            "옛친구",
            99,
            talk.doc(5).at().plusSeconds(5),
            "나도 한라산 갈래",
            null,
            "import-1");
    room.put(late);
    room.refresh();
    Passage found = room.recall(RecallQuery.of("한라산", 1)).getFirst();
    assertThat(found.id()).isEqualTo(talk.id(99));
    assertThat(found.neighbours()).containsExactly(talk.id(5), talk.id(99), talk.id(6), talk.id(7));
  }

  @Test
  void answers_do_not_depend_on_how_the_index_was_written() {
    RoomIndex other = index.room(RoomId.next(Clock.systemUTC()));
    List<Doc> docs = talk.docs();
    for (int i = docs.size() - 1; i >= 0; i--) {
      other.put(docs.get(i));
      other.put(docs.get(i));
      other.delete(docs.get((i * 7) % docs.size()).id());
      other.refresh();
    }
    docs.forEach(other::put);
    other.commit(99);
    for (String question : List.of("저녁 약속", "예약", "Anna's daughter", "sell the motorbike")) {
      RecallQuery query = RecallQuery.of(question, 20);
      assertThat(other.recall(query)).as(question).isEqualTo(room.recall(query));
    }
  }
}
