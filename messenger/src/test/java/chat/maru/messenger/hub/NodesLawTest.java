package chat.maru.messenger.hub;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.RoomId;
import chat.maru.messenger.Message;
import chat.maru.messenger.Rooms;
import chat.maru.messenger.testing.House;
import chat.maru.messenger.testing.Wires;
import chat.maru.storage.Database;
import chat.maru.storage.Engine;
import chat.maru.storage.testing.Databases;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The sync law over three nodes whose bus loses three signals of ten, doubles some and delivers
/// others late: once the database has been compared, everybody sees what a newcomer sees.
class NodesLawTest {
  private static final List<String> PEOPLE = List.of("지민", "민수", "서연");
  private static final int ROUNDS = 6;
  private static final int ACTS = 60;

  private final Database database = Databases.fresh(Engine.SQLITE);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_bus_that_loses_doubles_and_reorders_harms_nobody() {
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(round);
      Wires wires = new Wires(round).bad();
      House first = new House(database, wires.plug());
      House second = new House(database, first, wires.plug());
      List<House> nodes = List.of(first, second, new House(database, first, wires.plug()));
      RoomId room = first.group(PEOPLE.toArray(String[]::new));
      List<Replica> replicas =
          List.of(
              new Replica(nodes.get(0), "지민", room),
              new Replica(nodes.get(1), "지민", room),
              new Replica(nodes.get(2), "민수", room));
      replicas.forEach(Replica::connect);
      for (int i = 0; i < ACTS; i++) {
        act(nodes.get(random.nextInt(3)), room, replicas.get(random.nextInt(3)), random);
      }
      nodes.forEach(node -> node.messenger.hub().repair());
      nodes.forEach(node -> node.messenger.hub().repair());
      replicas.forEach(Replica::settle);
      assertThat(replicas.get(0).state()).as("round %d", round).isNotEmpty();
      assertThat(replicas.get(0).state()).isEqualTo(Replica.fresh(first, "지민", room));
      assertThat(replicas.get(1).state()).isEqualTo(Replica.fresh(first, "지민", room));
      assertThat(replicas.get(2).state()).isEqualTo(Replica.fresh(first, "민수", room));
      replicas.forEach(Replica::disconnect);
    }
  }

  private static void act(House node, RoomId room, Replica replica, Random random) {
    String name = PEOPLE.get(random.nextInt(3));
    Rooms rooms = node.messenger.rooms();
    List<Message> own =
        node.timeline(name, room).stream()
            .filter(message -> node.user(name).equals(message.authorUser()) && !message.deleted())
            .toList();
    switch (random.nextInt(10)) {
      case 0 -> rooms.rename(node.user("지민"), room, "방 " + random.nextInt(9));
      case 1 -> {
        if (!own.isEmpty()) {
          rooms.edit(node.user(name), room, own.getLast().id(), "고침 " + random.nextInt(9));
        }
      }
      case 2 -> {
        if (!own.isEmpty()) {
          rooms.delete(node.user(name), room, own.getFirst().id());
        }
      }
      case 3 -> replica.connect();
      case 4 -> replica.slow(random.nextBoolean());
      case 5 -> node.messenger.hub().repair();
      default -> node.say(name, room, "말 " + random.nextInt(100));
    }
  }
}
