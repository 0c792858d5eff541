package chat.maru.bridges.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.bridges.ImportError;
import chat.maru.bridges.testing.Chats;
import chat.maru.bridges.testing.Hall;
import chat.maru.messenger.Audience;
import chat.maru.messenger.ImportRun;
import chat.maru.messenger.MemberKind;
import chat.maru.storage.Database;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(90)
class ImportsTest {
  private static final String SMALL =
      """
      2023년 7월 9일 오전 12:05, 회원님 : 안녕
      2023년 7월 9일 오전 12:05, 이준호님이 나갔습니다.
      2023년 7월 9일 오후 12:05, 이준호 : 사진
      2023년 7월 9일 오후 12:06, 이준호 :\s
      """;

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void old_words_stand_before_new_ones_and_count_as_unread_for_nobody(Database database) {
    Hall hall = new Hall(database);
    hall.say(hall.bob, "지금");

    ImportRun run = hall.bringIn(SMALL, hall.alice, Audience.ROOM);

    assertThat(run.state()).isEqualTo(ImportRun.State.DONE);
    assertThat(run.total()).isEqualTo(4);
    assertThat(run.added()).isEqualTo(4);
    assertThat(run.participants()).containsExactlyInAnyOrder("회원님", "이준호");
    assertThat(hall.timeline(hall.bob))
        .hasSize(5)
        .startsWith(
            "2023-07-08T15:05:00Z 회원님: 안녕",
            "2023-07-08T15:05:00Z alice: 이준호님이 나갔습니다.",
            "2023-07-09T03:05:00Z 이준호: 사진",
            "2023-07-09T03:06:00Z 이준호: ")
        .last()
        .asString()
        .endsWith("bob: 지금");
    assertThat(hall.messenger.rooms().view(hall.bob, hall.room).unread()).isZero();
    assertThat(hall.messenger.rooms().members(hall.room))
        .filteredOn(member -> member.kind() == MemberKind.IMPORTED)
        .hasSize(2);
    assertThat(hall.waiting()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void the_same_file_adds_nothing_and_a_longer_one_its_tail(Database database) {
    Hall hall = new Hall(database);
    List<Chats.Said> chat = Chats.random(7, 400);
    hall.bringIn(Chats.android(chat.subList(0, 300)), hall.alice, Audience.ROOM);
    List<String> before = hall.timeline(hall.bob);

    ImportRun again = hall.bringIn(Chats.android(chat.subList(0, 300)), hall.alice, Audience.ROOM);
    assertThat(again.added()).isZero();
    assertThat(again.known()).isEqualTo(300);
    assertThat(hall.timeline(hall.bob)).isEqualTo(before);

    ImportRun longer = hall.bringIn(Chats.windows(chat), hall.alice, Audience.ROOM);
    assertThat(longer.added()).isEqualTo(100);
    assertThat(hall.timeline(hall.bob)).hasSize(400);
    assertThat(hall.messenger.rooms().members(hall.room))
        .filteredOn(member -> member.kind() == MemberKind.IMPORTED)
        .hasSize(6);
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void an_undo_removes_exactly_what_was_added(Database database) {
    Hall hall = new Hall(database);
    List<Chats.Said> chat = Chats.random(8, 200);
    hall.bringIn(Chats.android(chat.subList(0, 100)), hall.alice, Audience.ROOM);
    List<String> before = hall.timeline(hall.bob);
    ImportRun longer = hall.bringIn(Chats.android(chat), hall.alice, Audience.ROOM);

    ImportRun undone = hall.importer().undo(hall.alice, hall.room, longer.id());

    assertThat(undone.state()).isEqualTo(ImportRun.State.UNDONE);
    assertThat(hall.timeline(hall.bob)).isEqualTo(before);
    assertThat(hall.bringIn(Chats.android(chat), hall.alice, Audience.ROOM).added()).isEqualTo(100);
    assertThat(hall.timeline(hall.bob)).hasSize(200);
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void a_restart_goes_on_where_the_import_was(Database database) {
    Hall hall = new Hall(database);
    String text = Chats.android(Chats.random(9, 6_000));
    ImportRun run = hall.start(text, hall.alice, Audience.ROOM);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> hall.messenger.imports().require(hall.alice, hall.room, run.id()).done() > 0);
    hall.say(hall.bob, "살아 있는 말");
    hall.restart();

    ImportRun done = hall.await(run);
    assertThat(done.state()).isEqualTo(ImportRun.State.DONE);
    assertThat(done.added()).isEqualTo(6_000);
    assertThat(done.done()).isEqualTo(6_000);
    assertThat(hall.bringIn(text, hall.alice, Audience.ROOM).added()).isZero();
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void only_the_owner_imports_for_the_room_and_others_for_themselves(Database database) {
    Hall hall = new Hall(database);

    assertThatThrownBy(() -> hall.start(SMALL, hall.bob, Audience.ROOM))
        .isInstanceOfSatisfying(
            MaruException.class, e -> assertThat(e.code()).isEqualTo(CommonError.FORBIDDEN));
    assertThatThrownBy(() -> hall.start(SMALL, hall.carol, Audience.MINE))
        .isInstanceOfSatisfying(
            MaruException.class, e -> assertThat(e.code()).isEqualTo(CommonError.NOT_FOUND));
    ImportRun own = hall.bringIn(SMALL, hall.bob, Audience.MINE);
    assertThat(own.added()).isEqualTo(4);
    assertThat(hall.timeline(hall.bob)).hasSize(4);
    assertThat(hall.timeline(hall.alice)).isEmpty();
    assertThat(hall.bringIn(SMALL, hall.alice, Audience.ROOM).added()).isEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void opening_to_the_room_what_one_has_alone_needs_the_undo_first(Database database) {
    Hall hall = new Hall(database);
    ImportRun own = hall.bringIn(SMALL, hall.alice, Audience.MINE);

    ImportRun refused = hall.bringIn(SMALL, hall.alice, Audience.ROOM);
    assertThat(refused.state()).isEqualTo(ImportRun.State.FAILED);
    assertThat(refused.error()).isEqualTo("import_private_exists");

    hall.importer().undo(hall.alice, hall.room, own.id());
    assertThat(hall.bringIn(SMALL, hall.alice, Audience.ROOM).added()).isEqualTo(4);
    assertThat(hall.timeline(hall.bob)).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void a_file_that_is_no_export_is_refused_at_once_and_not_kept(Database database) {
    Hall hall = new Hall(database);

    assertThatThrownBy(() -> hall.start("그냥 글\n", hall.alice, Audience.ROOM))
        .isInstanceOfSatisfying(
            MaruException.class, e -> assertThat(e.code()).isEqualTo(ImportError.IMPORT_UNKNOWN));
    assertThat(hall.waiting()).isEmpty();
    assertThat(hall.importer().list(hall.alice, hall.room)).isEmpty();
  }
}
