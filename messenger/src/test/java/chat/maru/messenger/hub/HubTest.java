package chat.maru.messenger.hub;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.RoomId;
import chat.maru.base.Threads;
import chat.maru.messenger.Member;
import chat.maru.messenger.Message;
import chat.maru.messenger.testing.House;
import chat.maru.storage.Database;
import chat.maru.storage.Engine;
import chat.maru.storage.testing.Databases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubTest {
  private final Database database = Databases.fresh(Engine.SQLITE);
  private final House house = new House(database);
  private final Hub hub = house.messenger.hub();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void events_of_many_writers_are_told_in_order() throws Exception {
    RoomId room = house.group("지민", "민수");
    Ear ear = hello("민수");
    try (ExecutorService writers = Threads.virtual("writer")) {
      List<Future<Message>> posts = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        int n = i;
        posts.add(writers.submit(() -> house.say("지민", room, "말 " + n)));
      }
      for (Future<Message> post : posts) {
        post.get();
      }
    }
    assertThat(ear.seqs(room)).isEqualTo(LongStream.rangeClosed(4, 303).boxed().toList());
  }

  @Test
  void whoever_is_removed_hears_nothing_more() {
    RoomId room = house.group("지민", "민수");
    Ear ear = hello("민수");
    house.say("지민", room, "같이 듣는 말");
    Member minsu = house.messenger.rooms().requireMember(house.user("민수"), room);
    house.messenger.rooms().remove(house.user("지민"), room, minsu.id());
    house.say("지민", room, "민수 없이 하는 말");
    hub.draft(room, "turn", 0, "민수 없이 쓰는 말");
    assertThat(ear.all()).contains("같이 듣는 말").contains("roomRemoved").doesNotContain("민수 없이");
  }

  @Test
  void whoever_joins_hears_from_then_on_without_another_hello() {
    Ear ear = hello("민수");
    RoomId room = house.group("지민");
    house.say("지민", room, "민수가 오기 전");
    house.join("민수", room, "지민");
    house.say("지민", room, "민수가 온 뒤");
    assertThat(ear.all()).contains("roomAdded").contains("민수가 온 뒤");
    assertThat(ear.seqs(room)).isEqualTo(List.of(4L, 5L));
  }

  @Test
  void a_client_that_does_not_read_is_told_to_start_anew_and_holds_nobody_up() {
    RoomId room = house.group("지민", "민수");
    Ear deaf = hello("민수");
    Ear other = hello("지민");
    deaf.full = true;
    house.say("지민", room, "하나");
    deaf.full = false;
    house.say("지민", room, "둘");
    assertThat(other.seqs(room)).hasSize(2);
    assertThat(deaf.seqs(room)).isEmpty();
    hub.beat();
    assertThat(deaf.all()).contains("\"type\":\"resync\",\"room\":\"" + room);
    house.say("지민", room, "셋");
    assertThat(deaf.seqs(room)).hasSize(1);
  }

  @Test
  void a_reconnect_gets_the_draft_so_far() {
    RoomId room = house.group("지민", "민수");
    hub.draft(room, "t1", 0, "안녕");
    hub.draft(room, "t1", 2, "하세요");
    assertThat(hello("민수").all()).contains("\"offset\":0,\"text\":\"안녕하세요\"");
    hub.turn(room, "t1", "done");
    assertThat(hello("민수").all()).doesNotContain("안녕하세요");
  }

  @Test
  void a_private_draft_is_heard_by_its_owner_alone() {
    RoomId room = house.group("지민", "민수");
    Ear minsu = hello("민수");
    Ear jimin = hello("지민");
    hub.draft(house.user("민수"), room, "t2", 0, "당신만 보는 말");
    assertThat(minsu.all()).contains("당신만 보는 말");
    assertThat(jimin.all()).doesNotContain("당신만");
    assertThat(hello("지민").all()).doesNotContain("당신만");
  }

  @Test
  void marks_reach_ones_other_devices_at_once_and_others_coalesced() {
    RoomId room = house.group("지민", "민수");
    long first = house.say("지민", room, "하나").seq();
    long second = house.say("지민", room, "둘").seq();
    Ear phone = hello("민수");
    Ear jimin = hello("지민");
    house.messenger.rooms().markRead(house.user("민수"), room, first);
    house.messenger.rooms().markRead(house.user("민수"), room, second);
    assertThat(phone.frames("read\"")).hasSize(2);
    assertThat(phone.frames("read\"").getLast()).contains("\"unread\":0");
    assertThat(jimin.frames("read\"")).isEmpty();
    hub.beat();
    assertThat(jimin.frames("read\"")).hasSize(1);
    assertThat(jimin.frames("read\"").getFirst()).contains("\"seq\":" + second);
  }

  @Test
  void an_event_that_was_never_told_is_read_from_the_log() {
    RoomId room = house.group("지민", "민수");
    Ear ear = hello("민수");
    House otherNode = new House(database, house);
    otherNode.say("지민", room, "다른 노드에서");
    assertThat(ear.seqs(room)).isEmpty();
    hub.repair();
    hub.repair();
    assertThat(ear.seqs(room)).hasSize(1);
  }

  private Ear hello(String name) {
    Ear ear = new Ear();
    hub.hello(hub.connect(house.user(name), ear));
    return ear;
  }

  private static final class Ear implements Connection.Line {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile boolean full;

    @Override
    public boolean send(byte[] frame) {
      if (full) {
        return false;
      }
      heard.add(new String(frame, StandardCharsets.UTF_8));
      return true;
    }

    @Override
    public void close(int code, String reason) {}

    String all() {
      return String.join("\n", heard);
    }

    List<String> frames(String type) {
      return heard.stream().filter(frame -> frame.contains("{\"type\":\"" + type)).toList();
    }

    List<Long> seqs(RoomId room) {
      return frames("event").stream()
          .filter(frame -> frame.contains(room.value()))
          .map(frame -> chat.maru.base.json.Json.parseObject(frame).requireLong("seq"))
          .toList();
    }
  }
}
