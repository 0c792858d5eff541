package chat.maru.messenger.bus;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import chat.maru.messenger.Mark;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalJsonTest {
  private static final RoomId ROOM = RoomId.next(Clock.systemUTC());
  private static final UserId USER = UserId.next(Clock.systemUTC());
  private static final MemberId MEMBER = MemberId.next(Clock.systemUTC());

  @Test
  void every_signal_arrives_as_it_was_sent() {
    List<Signal> all =
        List.of(
            new Signal.RoomGrew(ROOM, 7),
            new Signal.UserGrew(USER, 8),
            new Signal.Marked(new Mark(ROOM, MEMBER, USER, 9, true, 2, 1)),
            new Signal.Typing(ROOM, MEMBER, USER),
            new Signal.Drafted(ROOM, null, "t", 3, "안녕 \"말\""),
            new Signal.Drafted(ROOM, USER, "t", 0, ""),
            new Signal.Turned(ROOM, null, "t", "done"),
            new Signal.Turned(ROOM, USER, "t", "thinking"),
            new Signal.Progressed(USER, JsonObject.builder().put("done", 3).build()),
            new Signal.Revoked("session"));
    for (Signal signal : all) {
      assertThat(SignalJson.read(SignalJson.write(signal))).contains(signal);
    }
  }

  @Test
  void what_cannot_be_understood_is_nothing() {
    for (String text :
        List.of(
            "",
            "null",
            "[]",
            "{",
            "{}",
            "{\"kind\":\"of a later version\"}",
            "{\"kind\":\"room\",\"room\":\"../..\",\"seq\":1}",
            "{\"kind\":\"draft\",\"room\":\"" + ROOM + "\",\"turn\":\"t\",\"offset\":1e99}")) {
      assertThat(SignalJson.read(text.getBytes(StandardCharsets.UTF_8))).as(text).isEmpty();
    }
  }
}
