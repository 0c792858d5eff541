package chat.maru.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.base.Threads;
import chat.maru.messenger.testing.House;
import chat.maru.storage.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Many people at the same instant.
class CrowdTest {
  private static final String BOTH = "chat.maru.storage.testing.Databases#both";
  private static final int CROWD = 150;

  @ParameterizedTest
  @MethodSource(BOTH)
  void an_invite_for_one_lets_one_in_however_many_knock_at_once(Database database)
      throws Exception {
    House house = new House(database);
    RoomId room = house.group("지민");
    Invite invite = house.messenger.invites().create(house.user("지민"), room, Duration.ofDays(1), 1);
    List<Callable<Boolean>> knocks = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String name = "손님 " + i;
      knocks.add(
          () ->
              passes(
                  MessengerError.INVITE_GONE,
                  () -> house.messenger.invites().join(house.user(name), invite.code())));
    }
    assertThat(atOnce(knocks).stream().filter(in -> in)).hasSize(1);
    assertThat(house.messenger.rooms().members(room)).filteredOn(Member::present).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_crowd_that_joins_at_once_is_counted_and_numbered_without_a_gap(Database database)
      throws Exception {
    House house = new House(database);
    RoomId room = house.group("지민");
    String code =
        house.messenger.invites().create(house.user("지민"), room, Duration.ofDays(1), CROWD).code();
    List<Callable<Boolean>> joins = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      String name = "사람 " + i;
      joins.add(() -> house.messenger.invites().join(house.user(name), code).id().equals(room));
    }
    assertThat(atOnce(joins)).doesNotContain(false);
    List<RoomEvent> log = house.messenger.roomEvents().log(room, 0, 1_000);
    assertThat(log.stream().map(RoomEvent::seq))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, log.size()).boxed().toList());
    assertThat(log).filteredOn(event -> event instanceof RoomEvent.Joined).hasSize(CROWD + 2);
    Message message = house.say("지민", room, "모두 안녕");
    assertThat(house.messenger.messages().unreadBy(room).count(message)).isEqualTo(CROWD);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void whoever_replies_while_it_is_deleted_repeats_none_of_its_words(Database database)
      throws Exception {
    House house = new House(database);
    RoomId room = house.group("지민", "민수");
    for (int round = 0; round < 10; round++) {
      Message said = house.say("지민", room, "지울 말 " + round);
      List<Callable<Boolean>> acts =
          List.of(
              () -> {
                house.messenger.rooms().delete(house.user("지민"), room, said.id());
                return true;
              },
              () ->
                  passes(
                      null,
                      () ->
                          house
                              .messenger
                              .rooms()
                              .post(
                                  house.user("민수"),
                                  room,
                                  new NewMessage(house.id(), "답", said.id()))));
      atOnce(acts);
    }
    String all = Wire.array(house.timeline("민수", room), m -> Wire.message(m, 0)).toString();
    assertThat(all).contains("답").doesNotContain("지울 말");
  }

  /// @param expected what may be refused; null for anything that is said clearly
  private static boolean passes(
      @org.jspecify.annotations.Nullable MessengerError expected, Runnable act) {
    try {
      act.run();
      return true;
    } catch (MaruException e) {
      assertThat(expected == null || e.code() == expected).as(e.toString()).isTrue();
      return false;
    }
  }

  private static List<Boolean> atOnce(List<Callable<Boolean>> acts)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Threads.virtual("person")) {
      List<Boolean> results = new ArrayList<>();
      for (Future<Boolean> each : threads.invokeAll(acts)) {
        results.add(each.get());
      }
      return results;
    }
  }
}
