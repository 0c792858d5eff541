package chat.maru.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.messenger.testing.House;
import chat.maru.messenger.testing.OldTalk;
import chat.maru.messenger.testing.Quoting;
import chat.maru.storage.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImportsTest {
  private static final String BOTH = "chat.maru.storage.testing.Databases#both";

  @ParameterizedTest
  @MethodSource(BOTH)
  void old_words_stand_at_their_old_time_and_are_unread_for_nobody(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수");
    house.say("지민", room, "오늘 말");
    ImportRun run = OldTalk.imported(house, "지민", room, Audience.ROOM, 0, 5);
    assertThat(run.added()).isEqualTo(5);
    assertThat(house.texts("민수", room))
        .containsExactly("옛말 0", "옛말 1", "옛말 2", "옛말 3", "옛말 4", "오늘 말");
    assertThat(house.unread("민수", room)).isEqualTo(1);
    Message old = house.timeline("민수", room).getFirst();
    assertThat(old.authorKind()).isEqualTo(MemberKind.IMPORTED);
    assertThat(old.unclaimed()).isTrue();
    assertThat(old.at()).isEqualTo(OldTalk.START);
    assertThat(house.messenger.messages().unreadBy(room).count(old)).isZero();
    assertThat(house.messenger.asks().claim(java.time.Duration.ofMinutes(1))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void the_same_file_again_adds_nothing_and_a_longer_one_adds_its_tail(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민");
    OldTalk.imported(house, "지민", room, Audience.ROOM, 0, 5);
    ImportRun again = OldTalk.imported(house, "지민", room, Audience.ROOM, 0, 5);
    assertThat(again.added()).isZero();
    assertThat(again.known()).isEqualTo(5);
    ImportRun longer = OldTalk.imported(house, "지민", room, Audience.ROOM, 0, 8);
    assertThat(longer.added()).isEqualTo(3);
    assertThat(house.texts("지민", room)).hasSize(8);
    assertThat(imported(house, "지민", room).size()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void undoing_removes_exactly_what_the_import_added(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민");
    OldTalk.imported(house, "지민", room, Audience.ROOM, 0, 3);
    Message live = house.say("지민", room, "@마루 살아 있는 말");
    ImportRun second = OldTalk.imported(house, "지민", room, Audience.ROOM, 0, 6);
    house.messenger.imports().undo(house.user("지민"), room, second.id());
    assertThat(house.texts("지민", room)).containsExactly("옛말 0", "옛말 1", "옛말 2", live.text());
    ImportRun third = OldTalk.imported(house, "지민", room, Audience.ROOM, 0, 6);
    assertThat(third.added()).isEqualTo(3);
    assertThat(imported(house, "지민", room)).hasSize(2);
    Imports imports = house.messenger.imports();
    assertThatThrownBy(() -> imports.appendBatch(second, OldTalk.messages(9, 10)))
        .isInstanceOfSatisfying(
            MaruException.class, e -> assertThat(e.code()).isEqualTo(MessengerError.STATE));
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void an_import_that_did_not_finish_is_taken_up_where_it_stopped(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민");
    Imports imports = house.messenger.imports();
    ImportRun run =
        imports.begin(house.user("지민"), room, "kakaotalk", "a.txt", "hash", Audience.MINE);
    imports.appendBatch(run, OldTalk.messages(0, 3));
    ImportRun again =
        imports.begin(house.user("지민"), room, "kakaotalk", "a.txt", "hash", Audience.MINE);
    assertThat(again.id()).isEqualTo(run.id());
    imports.appendBatch(again, OldTalk.messages(0, 3));
    ImportRun done = imports.finish(imports.appendBatch(again, OldTalk.messages(3, 6)), List.of());
    assertThat(done.state()).isEqualTo(ImportRun.State.DONE);
    assertThat(done.added()).isEqualTo(6);
    assertThat(house.texts("지민", room)).hasSize(6);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void only_the_importer_and_those_who_claimed_themselves_see_a_private_import(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수", "서연");
    OldTalk.imported(house, "민수", room, Audience.MINE, 0, 4);
    Message old = house.timeline("민수", room).getFirst();
    assertThat(house.texts("서연", room)).isEmpty();
    assertThat(
            house
                .messenger
                .messages()
                .byIds(room, Viewer.person(house.user("서연")), List.of(old.id())))
        .isEmpty();
    assertThat(house.messenger.messages().byIds(room, Viewer.everyone(), List.of(old.id())))
        .isEmpty();
    Claims claims = house.messenger.claims();
    Claim claim = claims.claim(house.user("서연"), room, old.author());
    assertThat(claim.state()).isEqualTo(Claim.State.PENDING);
    assertThatThrownBy(() -> claims.decide(house.user("민수"), room, claim.id(), true))
        .isInstanceOfSatisfying(
            MaruException.class, e -> assertThat(e.code()).isEqualTo(MessengerError.OWNER_ONLY));
    claims.decide(house.user("지민"), room, claim.id(), true);
    assertThat(house.texts("서연", room)).hasSize(4);
    assertThat(house.timeline("서연", room).getFirst().author()).isEqualTo(old.author());
    assertThat(house.timeline("서연", room).getFirst().unclaimed()).isFalse();
    assertThat(house.texts("지민", room)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_page_is_cut_in_timeline_order_whatever_came_when(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민");
    house.say("지민", room, "첫 말");
    OldTalk.imported(house, "지민", room, Audience.ROOM, 0, 25);
    house.say("지민", room, "끝 말");
    Viewer viewer = Viewer.person(house.user("지민"));
    Messages messages = house.messenger.messages();
    List<Message> all = new ArrayList<>();
    Optional<Cursor> cursor = Optional.empty();
    do {
      Page page = messages.page(room, viewer, cursor, 7);
      all.addAll(0, page.messages());
      cursor = Optional.ofNullable(page.before());
    } while (cursor.isPresent());
    assertThat(all).isEqualTo(house.timeline("지민", room)).hasSize(27);
    Page middle = messages.around(room, viewer, all.get(10).id(), 6);
    assertThat(middle.messages()).isEqualTo(all.subList(7, 14));
    Page newer = messages.newer(room, viewer, Optional.ofNullable(middle.after()).orElseThrow(), 4);
    assertThat(newer.messages()).isEqualTo(all.subList(14, 18));
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void undoing_takes_its_words_out_of_answers(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민");
    ImportRun run = OldTalk.imported(house, "지민", room, Audience.ROOM, 0, 2);
    Message old = house.timeline("지민", room).getFirst();
    Message question = house.say("지민", room, "@마루 뭐라고 했지?");
    house.messenger.rooms().postAnswer(room, house.id(), Quoting.answer(old), question.id());
    assertThat(house.texts("지민", room).getLast()).contains("옛말 0");
    house.messenger.imports().undo(house.user("지민"), room, run.id());
    assertThat(house.texts("지민", room).getLast()).doesNotContain("옛말 0");
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void what_cannot_be_kept_is_replaced_and_nothing_is_refused(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민");
    Imports imports = house.messenger.imports();
    ImportRun run =
        imports.begin(house.user("지민"), room, "kakaotalk", "a.txt", "odd", Audience.ROOM);
    imports.appendBatch(
        run,
        List.of(
            new ImportedMessage(
                "odd",
                OldTalk.START,
                new ImportedMessage.Speaker("odd", "가\0나"),
                new Content.Text("다\0라\uD83D마"),
                null)));
    Message message = house.timeline("지민", room).getFirst();
    assertThat(message.text()).isEqualTo("다\uFFFD라\uFFFD마");
    assertThat(message.authorName()).isEqualTo("가\uFFFD나");
  }

  private static List<Member> imported(House house, String by, RoomId room) {
    assertThat(house.messenger.rooms().requireMember(house.user(by), room).present()).isTrue();
    return house.messenger.rooms().members(room).stream()
        .filter(member -> member.kind() == MemberKind.IMPORTED)
        .toList();
  }
}
