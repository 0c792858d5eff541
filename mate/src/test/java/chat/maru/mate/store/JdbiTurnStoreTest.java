package chat.maru.mate.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Ids;
import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.mate.Turn;
import chat.maru.mate.TurnState;
import chat.maru.storage.Database;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdbiTurnStoreTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Instant AT = Instant.parse("2026-11-24T03:00:00Z");

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void a_message_has_one_turn_for_ever(Database database) {
    JdbiTurnStore store = new JdbiTurnStore(database);
    RoomId room = RoomId.next(CLOCK);
    MessageId message = MessageId.next(CLOCK);
    Turn first = store.begin(turn(room, message));
    Turn again = store.begin(turn(room, message));
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.answer()).isEqualTo(first.answer());
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(store.find(room, first.id())).contains(again);
    assertThat(store.find(RoomId.next(CLOCK), first.id())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void a_turn_ends_once(Database database) {
    JdbiTurnStore store = new JdbiTurnStore(database);
    Turn turn = store.begin(turn(RoomId.next(CLOCK), MessageId.next(CLOCK)));
    assertThat(store.end(turn.room(), turn.message(), TurnState.STOPPED, null, AT)).isTrue();
    assertThat(store.end(turn.room(), turn.message(), TurnState.DONE, "r", AT)).isFalse();
    Turn ended = store.begin(turn);
    assertThat(ended.state()).isEqualTo(TurnState.STOPPED);
    assertThat(ended.attempt()).isEqualTo(1);
  }

  private static Turn turn(RoomId room, MessageId message) {
    return new Turn(
        room,
        message,
        Ids.next(CLOCK),
        MessageId.next(CLOCK),
        MemberId.next(CLOCK),
        UserId.next(CLOCK),
        TurnState.RUNNING,
        0,
        AT);
  }
}
