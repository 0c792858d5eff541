package chat.maru.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.RoomId;
import chat.maru.base.Threads;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ConcurrencyTest {
  private static final int MESSAGES = 150;
  @TempDir Path directory;

  @Test
  void questions_run_beside_writers_while_rooms_open_and_close() throws Exception {
    List<RoomId> rooms = Stream.generate(() -> RoomId.next(Clock.systemUTC())).limit(5).toList();
    try (SearchIndex index = SearchIndex.open(directory, 2);
        var threads = Threads.virtual("test")) {
      List<Future<?>> running = new ArrayList<>();
      for (int r = 0; r < rooms.size(); r++) {
        RoomIndex room = index.room(rooms.get(r));
        Talk talk = new Talk(r);
        String own = String.format("-%04d", r);
        running.add(threads.submit(() -> write(room, talk)));
        for (int reader = 0; reader < 2; reader++) {
          running.add(threads.submit(() -> ask(room, own)));
        }
      }
      for (Future<?> one : running) {
        one.get();
      }
      for (RoomId room : rooms) {
        assertThat(index.room(room).size()).isEqualTo(MESSAGES);
        assertThat(index.room(room).indexedSeq()).isEqualTo(MESSAGES);
      }
      assertThat(index.openRooms()).isLessThanOrEqualTo(2);
    }
  }

  private static void write(RoomIndex room, Talk talk) {
    for (int n = 1; n <= MESSAGES; n++) {
      room.put(talk.say("A", "공통 common " + n).doc(n));
      if (n % 10 == 0) {
        room.refresh();
      }
      if (n % 50 == 0) {
        room.commit(n);
      }
    }
  }

  private static void ask(RoomIndex room, String own) {
    for (int i = 0; i < 100; i++) {
      assertThat(room.search(SearchQuery.of("common", 20)))
          .allMatch(hit -> hit.id().value().contains(own));
      assertThat(room.recall(RecallQuery.of("공통", 20)))
          .allMatch(passage -> passage.id().value().contains(own));
    }
  }
}
