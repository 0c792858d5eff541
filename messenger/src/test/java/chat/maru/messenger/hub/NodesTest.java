package chat.maru.messenger.hub;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.messenger.Member;
import chat.maru.messenger.testing.Ear;
import chat.maru.messenger.testing.House;
import chat.maru.messenger.testing.Wires;
import chat.maru.storage.Database;
import chat.maru.storage.Engine;
import chat.maru.storage.testing.Databases;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two nodes over one database.
class NodesTest {
  private final Database database = Databases.fresh(Engine.SQLITE);
  private final Wires wires = new Wires(1);
  private final House here = new House(database, wires.plug());
  private final House there = new House(database, here, wires.plug());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_is_said_on_one_node_is_heard_on_the_other_at_once_and_in_order() {
    RoomId room = here.group("지민", "민수");
    Ear minsu = Ear.at(there, "민수");
    here.say("지민", room, "하나");
    here.say("지민", room, "둘");
    there.say("민수", room, "셋");
    assertThat(minsu.seqs(room)).isEqualTo(List.of(4L, 5L, 6L));
  }

  @Test
  void without_the_bus_it_is_read_from_the_database_even_if_it_was_the_last_word() {
    RoomId room = here.group("지민", "민수");
    Ear minsu = Ear.at(there, "민수");
    wires.cut(true);
    here.say("지민", room, "마지막 말");
    here.messenger.drafts().put(here.user("민수"), room, "다른 기기에서 쓰던 말");
    assertThat(minsu.seqs(room)).isEmpty();
    there.messenger.hub().repair();
    there.messenger.hub().repair();
    assertThat(minsu.seqs(room)).hasSize(1);
    assertThat(minsu.frames("userEvent")).hasSize(1);
  }

  @Test
  void whoever_joins_through_another_node_hears_the_room_from_then_on() {
    Ear minsu = Ear.at(there, "민수");
    RoomId room = here.group("지민");
    here.join("민수", room, "지민");
    here.say("지민", room, "어서 와");
    assertThat(minsu.all()).contains("roomAdded").contains("어서 와");
  }

  @Test
  void whoever_is_removed_through_another_node_hears_nothing_more_though_the_bus_is_cut() {
    RoomId room = here.group("지민", "민수");
    Ear minsu = Ear.at(there, "민수");
    Member member = here.messenger.rooms().requireMember(here.user("민수"), room);
    wires.cut(true);
    here.messenger.rooms().remove(here.user("지민"), room, member.id());
    there.messenger.hub().repair();
    there.messenger.hub().repair();
    wires.cut(false);
    here.say("지민", room, "민수 없이 하는 말");
    here.messenger.hub().draft(room, "t", 0, "민수 없이 쓰는 말");
    assertThat(minsu.all()).contains("roomRemoved").doesNotContain("민수 없이");
  }

  @Test
  void marks_typing_and_progress_cross_over() {
    RoomId room = here.group("지민", "민수");
    long seq = here.say("지민", room, "하나").seq();
    Ear phone = Ear.at(there, "민수");
    Ear jimin = Ear.at(there, "지민");
    here.messenger.rooms().markRead(here.user("민수"), room, seq);
    Connection typing = here.messenger.hub().connect(here.user("민수"), new Ear());
    here.messenger.hub().hello(typing);
    here.messenger.hub().typing(typing, room);
    here.messenger.hub().progress(here.user("지민"), JsonObject.builder().put("done", 7).build());
    there.messenger.hub().beat();
    assertThat(phone.frames("read").getFirst()).contains("\"unread\":0");
    assertThat(jimin.frames("read")).hasSize(1);
    assertThat(jimin.frames("typing")).hasSize(1);
    assertThat(phone.frames("typing")).isEmpty();
    assertThat(jimin.frames("progress")).hasSize(1);
  }

  @Test
  void the_mates_draft_is_a_beginning_of_what_it_writes_whatever_the_bus_loses() {
    RoomId room = here.group("지민", "민수");
    Ear minsu = Ear.at(there, "민수");
    Hub hub = here.messenger.hub();
    hub.turn(room, "t", "thinking");
    hub.draft(room, "t", 0, "가");
    wires.cut(true);
    hub.draft(room, "t", 1, "나");
    wires.cut(false);
    hub.draft(room, "t", 2, "다");
    assertThat(minsu.frames("draft")).hasSize(1);
    for (int i = 3; i < 20; i++) {
      hub.draft(room, "t", i, "라");
    }
    assertThat(minsu.frames("draft").get(1)).contains("\"offset\":0,\"text\":\"가나다라라");
    assertThat(words(Ear.at(there, "민수"))).isEqualTo("가나다" + "라".repeat(17));
  }

  @Test
  void a_turn_that_has_ended_does_not_come_back_by_a_late_piece() {
    RoomId room = here.group("지민", "민수");
    UserId jimin = here.user("지민");
    Hub hub = there.messenger.hub();
    hub.draft(jimin, room, "t", 0, "끝난 말");
    here.messenger.hub().turn(jimin, room, "t", "done");
    Ear ear = Ear.at(there, "지민");
    here.messenger.hub().draft(jimin, room, "t", 0, "끝난 말");
    assertThat(ear.frames("draft")).isEmpty();
    assertThat(Ear.at(there, "지민").frames("draft")).isEmpty();
  }

  @Test
  void a_log_that_nobody_listens_to_is_not_read_because_of_the_bus() {
    RoomId room = here.group("지민", "민수");
    Connection minsu = there.messenger.hub().connect(there.user("민수"), new Ear());
    there.messenger.hub().hello(minsu);
    there.messenger.hub().disconnect(minsu);
    there.messenger.hub().repair();
    here.say("지민", room, "듣는 사람 없는 말");
    Ear again = Ear.at(there, "민수");
    assertThat(again.seqs(room)).isEmpty();
    assertThat(again.frames("ready").getFirst()).contains("\"" + room + "\":4");
    here.say("지민", room, "듣는 말");
    assertThat(again.seqs(room)).isEqualTo(List.of(5L));
  }

  private static String words(Ear ear) {
    return Json.parseObject(ear.frames("draft").getLast()).requireString("text");
  }
}
