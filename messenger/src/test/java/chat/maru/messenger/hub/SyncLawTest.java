package chat.maru.messenger.hub;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.Audience;
import chat.maru.messenger.Content;
import chat.maru.messenger.ImportRun;
import chat.maru.messenger.MateStanding;
import chat.maru.messenger.Message;
import chat.maru.messenger.Rooms;
import chat.maru.messenger.Standings;
import chat.maru.messenger.polls.NewPoll;
import chat.maru.messenger.testing.House;
import chat.maru.messenger.testing.OldTalk;
import chat.maru.messenger.testing.Quoting;
import chat.maru.storage.Database;
import chat.maru.storage.Engine;
import chat.maru.storage.testing.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// *Snapshot at Seq n + events after n = snapshot now*, whatever happens and however often the
/// client is cut off or falls behind.
class SyncLawTest {
  private static final List<String> PEOPLE = List.of("지민", "민수", "서연", "현우");
  private static final List<String> EMOJIS = List.of("👍", "❤️", "🎉");
  private static Database database = Databases.fresh(Engine.SQLITE);
  private static House house = new House(database);

  @BeforeContainer
  static void open() {
    database.close();
    database = Databases.fresh(Engine.SQLITE);
    house = new House(database);
  }

  @AfterContainer
  static void close() {
    database.close();
  }

  @Property(tries = 60)
  void a_replica_fed_by_events_equals_a_fresh_snapshot(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 9_999) Integer> acts) {
    RoomId room = house.group("지민", "민수");
    Replica replica = new Replica(house, "지민", room);
    replica.connect();
    int imports = 0;
    for (int act : acts) {
      imports = perform(room, replica, act % 21, act / 21, imports);
    }
    replica.settle();
    assertThat(replica.state()).isEqualTo(Replica.fresh(house, "지민", room));
    replica.disconnect();
  }

  @Example
  void a_client_that_could_not_hear_how_far_its_rooms_are_reads_them_later() {
    int say = 0;
    int slow = 6 * 21 + 15;
    int connect = 14;
    a_replica_fed_by_events_equals_a_fresh_snapshot(List.of(say, slow, connect));
  }

  private static int perform(RoomId room, Replica replica, int kind, int which, int imports) {
    String name = PEOPLE.get(which % PEOPLE.size());
    Rooms rooms = house.messenger.rooms();
    List<Message> timeline = house.timeline("지민", room);
    List<Message> own = own(timeline, name);
    boolean here = isHere(name, room);
    switch (kind) {
      case 0, 1, 2, 3 -> {
        if (here) {
          house.say(name, room, "말 " + which);
        }
      }
      case 4 -> {
        List<Message> typed =
            own.stream().filter(message -> message.content() instanceof Content.Text).toList();
        if (here && !typed.isEmpty()) {
          rooms.edit(house.user(name), room, typed.get(which % typed.size()).id(), "고침 " + which);
        }
      }
      case 5 -> {
        if (here && !own.isEmpty()) {
          rooms.delete(house.user(name), room, own.get(which % own.size()).id());
        }
      }
      case 6 -> rooms.rename(house.user("지민"), room, "방 " + which);
      case 7 -> house.join(name, room, "지민");
      case 8 -> {
        if (here && !name.equals("지민")) {
          rooms.leave(house.user(name), room);
        }
      }
      case 9 -> mate(room, which % 2 == 0);
      case 10 -> {
        OldTalk.imported(house, "지민", room, Audience.ROOM, which % 7, which % 7 + 5);
        return imports + 1;
      }
      case 11 -> undo(room);
      case 12 -> answer(room, timeline, which);
      case 13 -> replica.disconnect();
      case 14 -> replica.connect();
      case 20 -> poll(room, name, here, which);
      case 15 -> replica.slow(which % 3 == 0);
      case 16, 17 -> Acts.reply(house, room, here ? name : "지민", timeline, which);
      case 18 -> Acts.pin(house, room, here ? name : "지민", timeline, which);
      default -> react(room, here ? name : "지민", timeline, which);
    }
    return imports;
  }

  /// Makes a poll, votes in it or ends it.
  private static void poll(RoomId room, String name, boolean here, int which) {
    UserId user = house.user(name);
    Optional<Message> open =
        house.timeline("지민", room).stream()
            .filter(message -> message.content() instanceof Content.Poll poll && !poll.closed())
            .findFirst();
    if (here && open.isEmpty()) {
      NewPoll poll =
          new NewPoll(
              "뭐 먹지? " + which,
              List.of(new NewPoll.Choice("밥", null), new NewPoll.Choice("국수", null)),
              false,
              which % 2 == 0,
              null);
      house.messenger.polls().post(user, room, house.id(), poll);
    } else if (here && which % 5 == 4) {
      house.messenger.polls().close(house.user("지민"), room, open.orElseThrow().id());
    } else if (here) {
      house.messenger.polls().vote(user, room, open.orElseThrow().id(), List.of(which % 2));
    }
  }

  private static List<Message> own(List<Message> timeline, String name) {
    return timeline.stream()
        .filter(message -> house.user(name).equals(message.authorUser()))
        .filter(message -> message.live() && !message.deleted())
        .toList();
  }

  private static boolean isHere(String name, RoomId room) {
    return house.messenger.rooms().list(house.user(name)).stream()
        .anyMatch(each -> each.id().equals(room));
  }

  private static void react(RoomId room, String name, List<Message> timeline, int which) {
    List<Message> standing = timeline.stream().filter(message -> !message.deleted()).toList();
    if (!standing.isEmpty()) {
      Message message = standing.get(which % standing.size());
      house
          .messenger
          .reactions()
          .react(house.user(name), room, message.id(), EMOJIS.get(which % 3), which % 5 > 1);
    }
  }

  private static void mate(RoomId room, boolean present) {
    house
        .messenger
        .standings()
        .change(
            house.user("지민"),
            room,
            new Standings.Change(
                Optional.of(present),
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                    present ? MateStanding.Identifiers.MASK : MateStanding.Identifiers.OWN)));
  }

  private static void undo(RoomId room) {
    house.messenger.imports().list(house.user("지민"), room).stream()
        .filter(run -> run.state() == ImportRun.State.DONE)
        .findFirst()
        .ifPresent(run -> house.messenger.imports().undo(house.user("지민"), room, run.id()));
  }

  private static void answer(RoomId room, List<Message> timeline, int which) {
    List<Message> quotable =
        new ArrayList<>(timeline.stream().filter(message -> !message.deleted()).toList());
    if (!quotable.isEmpty()) {
      mate(room, true);
      Message source = quotable.get(which % quotable.size());
      house.messenger.rooms().postAnswer(room, house.id(), Quoting.answer(source), source.id());
    }
  }
}
