package chat.maru.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.CommonError;
import chat.maru.base.ErrorCode;
import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.Threads;
import chat.maru.messenger.testing.House;
import chat.maru.storage.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoomsTest {
  private static final String BOTH = "chat.maru.storage.testing.Databases#both";

  @ParameterizedTest
  @MethodSource(BOTH)
  void events_of_a_room_are_numbered_without_gaps(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수");
    house.say("지민", room, "안녕");
    Message second = house.say("민수", room, "어, 안녕");
    house.messenger.rooms().edit(house.user("민수"), room, second.id(), "안녕!");
    house.messenger.rooms().delete(house.user("지민"), room, second.id());
    house.messenger.rooms().rename(house.user("민수"), room, "부엌");
    List<RoomEvent> events = house.messenger.roomEvents().list(house.user("지민"), room, 0, 100);
    assertThat(events.stream().map(RoomEvent::seq)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(events.stream().map(Wire::kind))
        .containsExactly(
            "joined", "joined", "joined", "posted", "posted", "edited", "deleted", "renamed");
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void after_a_delete_no_event_holds_the_words(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수");
    Message message = house.say("지민", room, "비밀번호는 1234");
    house.messenger.rooms().edit(house.user("지민"), room, message.id(), "비밀번호는 5678");
    house.messenger.rooms().delete(house.user("지민"), room, message.id());
    String all =
        house.messenger.roomEvents().list(house.user("민수"), room, 0, 100).toString()
            + house.timeline("민수", room);
    assertThat(all).doesNotContain("1234").doesNotContain("5678");
    assertThat(house.timeline("민수", room)).singleElement().matches(Message::deleted);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void the_same_post_ten_times_is_one_message(Database database) throws Exception {
    House house = new House(database);
    RoomId room = house.group("지민");
    NewMessage post = new NewMessage(house.id(), "한 번만", null);
    try (ExecutorService callers = Threads.virtual("caller")) {
      List<Future<PostResult>> results = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        results.add(
            callers.submit(() -> house.messenger.rooms().post(house.user("지민"), room, post)));
      }
      int fresh = 0;
      for (Future<PostResult> result : results) {
        assertThat(result.get().message().id()).isEqualTo(post.id());
        fresh += result.get().fresh() ? 1 : 0;
      }
      assertThat(fresh).isEqualTo(1);
    }
    assertThat(house.texts("지민", room)).containsExactly("한 번만");
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_post_is_known_again_after_its_edit_and_refused_with_another_body(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수");
    Rooms rooms = house.messenger.rooms();
    NewMessage post = new NewMessage(house.id(), "처음", null);
    rooms.post(house.user("지민"), room, post);
    rooms.edit(house.user("지민"), room, post.id(), "나중");
    PostResult again = rooms.post(house.user("지민"), room, post);
    assertThat(again.fresh()).isFalse();
    assertThat(again.message().text()).isEqualTo("나중");
    assertFails(
        MessengerError.ID_TAKEN,
        () -> rooms.post(house.user("지민"), room, new NewMessage(post.id(), "다른", null)));
    assertFails(MessengerError.ID_TAKEN, () -> rooms.post(house.user("민수"), room, post));
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void what_cannot_be_kept_is_refused_with_a_clear_word(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민");
    assertFails(CommonError.INVALID, () -> house.say("지민", room, "가\0나"));
    assertFails(CommonError.INVALID, () -> house.say("지민", room, "가\uD83D나"));
    assertFails(CommonError.INVALID, () -> house.say("지민", room, "  \n "));
    assertFails(CommonError.TOO_LARGE, () -> house.say("지민", room, "가".repeat(1_000_000)));
    assertFails(
        CommonError.INVALID,
        () ->
            house
                .messenger
                .rooms()
                .post(
                    house.user("지민"),
                    room,
                    new NewMessage(
                        MessageId.parse("6f1b3c1e-0c0f-4a37-9d8e-0d1f0f3b2a11"), "v4", null)));
    String odd = "👩🏻‍⚖️ \u202eright to left\u202c a\u0301";
    assertThat(house.say("지민", room, odd).text()).isEqualTo(odd);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void unread_counts_others_undeleted_posts_since_joining_or_reading(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민");
    for (int i = 0; i < 30; i++) {
      house.say("지민", room, "옛말 " + i);
    }
    house.join("민수", room, "지민");
    assertThat(house.unread("민수", room)).isZero();
    Message first = house.say("지민", room, "하나");
    Message second = house.say("지민", room, "둘");
    house.say("민수", room, "내 말");
    assertThat(house.unread("민수", room)).isEqualTo(2);
    house.messenger.rooms().edit(house.user("지민"), room, second.id(), "두울");
    assertThat(house.unread("민수", room)).isEqualTo(2);
    house.messenger.rooms().delete(house.user("지민"), room, first.id());
    assertThat(house.unread("민수", room)).isEqualTo(1);
    house.messenger.rooms().markRead(house.user("민수"), room, second.seq());
    assertThat(house.unread("민수", room)).isZero();
    house.messenger.rooms().markRead(house.user("민수"), room, 1);
    assertThat(house.unread("민수", room)).isZero();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void the_first_direct_message_of_a_stranger_is_one_unread(Database database) {
    House house = new House(database);
    Room room = house.messenger.rooms().direct(house.user("지민"), house.user("민수"));
    assertThat(house.messenger.rooms().direct(house.user("민수"), house.user("지민")).id())
        .isEqualTo(room.id());
    house.say("지민", room.id(), "처음 뵙겠습니다");
    assertThat(house.unread("민수", room.id())).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void the_number_beside_a_message_is_who_was_there_and_has_not_read(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수", "서연", "현우");
    Message message = house.say("지민", room, "다들 왔어?");
    assertThat(unreadBy(house, room, message)).isEqualTo(3);
    house.messenger.rooms().markRead(house.user("민수"), room, message.seq());
    assertThat(unreadBy(house, room, message)).isEqualTo(2);
    house.messenger.rooms().leave(house.user("서연"), room);
    assertThat(unreadBy(house, room, message)).isEqualTo(1);
    house.join("하준", room, "지민");
    assertThat(unreadBy(house, room, message)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void whoever_is_not_in_a_room_does_not_learn_that_it_exists(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민");
    assertFails(CommonError.NOT_FOUND, () -> house.timeline("민수", room));
    assertFails(CommonError.NOT_FOUND, () -> house.say("민수", room, "들어가도 돼?"));
    house.join("민수", room, "지민");
    Member minsu = house.messenger.rooms().requireMember(house.user("민수"), room);
    assertFails(
        MessengerError.OWNER_ONLY,
        () ->
            house
                .messenger
                .rooms()
                .remove(
                    house.user("민수"),
                    room,
                    house.messenger.rooms().requireMember(house.user("지민"), room).id()));
    house.messenger.rooms().remove(house.user("지민"), room, minsu.id());
    assertFails(CommonError.NOT_FOUND, () -> house.say("민수", room, "나 아직 있어?"));
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void joining_twice_is_joining_once_and_a_removed_member_needs_a_new_link(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민");
    Invites invites = house.messenger.invites();
    Invite invite = invites.create(house.user("지민"), room, Duration.ofHours(1), 1);
    invites.join(house.user("민수"), invite.code());
    invites.join(house.user("민수"), invite.code());
    assertFails(MessengerError.INVITE_GONE, () -> invites.join(house.user("서연"), invite.code()));
    Invite old = invites.create(house.user("지민"), room, Duration.ofHours(1), 9);
    Member minsu = house.messenger.rooms().requireMember(house.user("민수"), room);
    house.messenger.rooms().remove(house.user("지민"), room, minsu.id());
    assertFails(MessengerError.INVITE_GONE, () -> invites.join(house.user("민수"), old.code()));
    house.join("민수", room, "지민");
    assertThat(house.messenger.rooms().requireMember(house.user("민수"), room).id())
        .isEqualTo(minsu.id());
    house.clock.pass(Duration.ofHours(2));
    assertFails(MessengerError.INVITE_GONE, () -> invites.join(house.user("하준"), old.code()));
    assertThat(invites.valid(old.code())).isFalse();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void the_last_owner_who_leaves_passes_the_room_on(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수", "서연");
    house.messenger.rooms().leave(house.user("지민"), room);
    assertThat(house.messenger.rooms().requireMember(house.user("민수"), room).owner()).isTrue();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void the_unread_line_of_a_visit_stays_while_its_marks_move(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수");
    long seen = house.say("지민", room, "읽은 말").seq();
    house.messenger.rooms().markRead(house.user("민수"), room, seen);
    house.clock.pass(Duration.ofHours(8));
    house.say("지민", room, "자는 동안");
    long last = house.say("지민", room, "또 자는 동안").seq();
    house.messenger.rooms().markRead(house.user("민수"), room, last);
    house.say("민수", room, "@마루야 나 없는 동안 무슨 일 있었어?");
    Ask ask = house.messenger.asks().claim(Duration.ofMinutes(1)).orElseThrow();
    assertThat(ask.lineSeq()).isEqualTo(seen);
    assertThat(ask.attempt()).isEqualTo(1);
    assertThat(house.messenger.asks().claim(Duration.ofMinutes(1))).isEmpty();
    house.clock.pass(Duration.ofMinutes(2));
    assertThat(house.messenger.asks().claim(Duration.ofMinutes(1)).orElseThrow().attempt())
        .isEqualTo(2);
    house.messenger.asks().done(ask.room(), ask.message());
    house.clock.pass(Duration.ofMinutes(2));
    assertThat(house.messenger.asks().claim(Duration.ofMinutes(1))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void questions_of_one_room_are_one_nodes_until_its_claim_ends(Database database) {
    House here = new House(database);
    House there = new House(database, here);
    RoomId room = here.group("지민", "민수");
    RoomId other = here.group("민수");
    MessageId first = here.say("지민", room, "@마루야 하나").id();
    MessageId second = there.say("민수", room, "@마루야 둘").id();
    MessageId third = here.say("민수", other, "@마루야 셋").id();
    Duration lease = Duration.ofMinutes(1);
    Ask taken = here.messenger.asks().claim(lease).orElseThrow();
    assertThat(taken.message()).isEqualTo(first);
    assertThat(there.messenger.asks().claim(lease).orElseThrow().message()).isEqualTo(third);
    assertThat(there.messenger.asks().claim(lease)).isEmpty();
    assertThat(here.messenger.asks().claim(lease).orElseThrow().message()).isEqualTo(second);
    here.clock.pass(Duration.ofMinutes(2));
    assertThat(there.messenger.asks().claim(lease).orElseThrow().message()).isEqualTo(first);
    assertThat(here.messenger.asks().renew(taken, lease)).isFalse();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void many_nodes_take_each_question_once(Database database) throws Exception {
    House house = new House(database);
    List<House> nodes = List.of(house, new House(database, house), new House(database, house));
    for (int i = 0; i < 12; i++) {
      house.say("지민", house.group("지민"), "@마루야 " + i);
    }
    List<MessageId> taken = new ArrayList<>();
    try (ExecutorService looks = Threads.virtual("node")) {
      List<Future<List<MessageId>>> all = new ArrayList<>();
      for (House node : nodes) {
        all.add(looks.submit(() -> claims(node)));
      }
      for (Future<List<MessageId>> each : all) {
        taken.addAll(each.get());
      }
    }
    assertThat(taken).doesNotHaveDuplicates().hasSize(12);
  }

  private static List<MessageId> claims(House node) {
    List<MessageId> taken = new ArrayList<>();
    Optional<Ask> ask = node.messenger.asks().claim(Duration.ofMinutes(1));
    while (ask.isPresent()) {
      taken.add(ask.get().message());
      ask = node.messenger.asks().claim(Duration.ofMinutes(1));
    }
    return taken;
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void two_tabs_that_open_at_once_get_one_mate_room(Database database) throws Exception {
    House house = new House(database);
    Set<RoomId> rooms = new HashSet<>();
    try (ExecutorService tabs = Threads.virtual("tab")) {
      List<Future<Room>> opened = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        opened.add(tabs.submit(() -> house.messenger.rooms().mateRoom(house.user("지민"))));
      }
      for (Future<Room> each : opened) {
        rooms.add(each.get().id());
      }
    }
    assertThat(rooms).hasSize(1);
  }

  private static int unreadBy(House house, RoomId room, Message message) {
    return house.messenger.messages().unreadBy(room).count(message);
  }

  private static void assertFails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MaruException.class, e -> assertThat(e.code()).as(e.message()).isEqualTo(code));
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void pages_take_along_what_happened_between_their_messages_and_none_of_it_twice(
      Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수");
    house.say("지민", room, "하나");
    house.messenger.rooms().rename(house.user("민수"), room, "부엌");
    house.say("민수", room, "둘");
    house.messenger.rooms().leave(house.user("민수"), room);
    Viewer jimin = Viewer.person(house.user("지민"));
    Page newest = house.messenger.messages().page(room, jimin, Optional.empty(), 1);
    Page older =
        house.messenger.messages().page(room, jimin, Optional.ofNullable(newest.before()), 1);
    assertThat(newest.lines()).extracting(Wire::kind).containsExactly("renamed", "left");
    assertThat(older.lines()).extracting(Wire::kind).containsExactly("joined", "joined", "joined");
  }
}
