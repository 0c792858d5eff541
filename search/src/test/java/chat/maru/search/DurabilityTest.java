package chat.maru.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DurabilityTest {
  @TempDir Path directory;
  private final RoomId id = RoomId.next(Clock.systemUTC());
  private final Talk talk = new Talk().say("A", "hello there").say("B", "잘 지냈어?").say("A", "응");

  private static int found(RoomIndex room, String text) {
    return room.search(SearchQuery.of(text, 10)).size();
  }

  @Test
  void a_committed_room_is_there_after_reopening() {
    try (SearchIndex index = SearchIndex.open(directory)) {
      assertThat(index.room(id).indexedSeq()).isZero();
      index.room(id).clear("epoch-1");
      talk.into(index.room(id));
    }
    try (SearchIndex index = SearchIndex.open(directory)) {
      assertThat(index.room(id).indexedSeq()).isEqualTo(3);
      assertThat(index.room(id).epoch()).isEqualTo("epoch-1");
      assertThat(index.openRooms()).as("the mark is read without opening").isZero();
      assertThat(found(index.room(id), "hello")).isOne();
      index.room(id).clear("epoch-2");
      assertThat(found(index.room(id), "hello")).isZero();
      assertThat(index.room(id).indexedSeq()).isZero();
      assertThat(index.room(id).epoch()).isEqualTo("epoch-2");
    }
  }

  @Test
  void idle_rooms_close_and_keep_what_was_written() {
    try (SearchIndex index = SearchIndex.open(directory, 2)) {
      List<RoomId> rooms = Stream.generate(() -> RoomId.next(Clock.systemUTC())).limit(6).toList();
      for (RoomId room : rooms) {
        talk.docs().forEach(index.room(room)::put); // no commit
      }
      assertThat(index.openRooms()).isLessThanOrEqualTo(2);
      RoomIndex first = index.room(rooms.getFirst());
      assertThat(first.indexedSeq()).as("the follower has not said so").isZero();
      first.commit(3);
      assertThat(first.indexedSeq()).isEqualTo(3);
      assertThat(found(first, "hello")).isOne();
    }
  }

  @Test
  void broken_files_are_a_call_to_rebuild_and_not_a_crash() throws IOException {
    try (SearchIndex index = SearchIndex.open(directory)) {
      talk.into(index.room(id));
    }
    flip(segment());
    try (SearchIndex index = SearchIndex.open(directory)) {
      RoomIndex room = index.room(id);
      assertThat(room.indexedSeq()).as("nobody has read the files yet").isEqualTo(3);
      assertThat(found(room, "hello")).isZero();
      assertThat(room.indexedSeq()).as("somebody else asks").isZero();
      assertThatThrownBy(() -> room.put(talk.doc(1)))
          .isInstanceOfSatisfying(
              MaruException.class, e -> assertThat(e.code()).isEqualTo(SearchError.INDEX_LOST));
      assertThat(room.indexedSeq()).isZero();
      talk.into(room);
      assertThat(found(room, "hello")).isOne();
    }
  }

  @Test
  void a_missing_or_strange_directory_is_an_empty_room() throws IOException {
    Files.createDirectories(directory.resolve(id.value()));
    Files.writeString(directory.resolve(id.value()).resolve("segments_1"), "not an index");
    try (SearchIndex index = SearchIndex.open(directory)) {
      assertThat(index.room(id).indexedSeq()).isZero();
      assertThat(found(index.room(id), "hello")).isZero();
      talk.into(index.room(id)); // nobody was told of anything that could be lost
      assertThat(found(index.room(id), "hello")).isOne();
    }
  }

  @Test
  void a_dropped_room_is_empty_and_can_be_filled_again() {
    try (SearchIndex index = SearchIndex.open(directory)) {
      RoomIndex room = index.room(id);
      talk.into(room);
      index.drop(id);
      assertThat(directory.resolve(id.value())).doesNotExist();
      assertThatThrownBy(() -> room.put(talk.doc(1))).isInstanceOf(MaruException.class);
      assertThat(room.indexedSeq()).isZero();
      assertThat(found(room, "hello")).isZero();
      talk.into(room);
      assertThat(found(room, "hello")).isOne();
    }
  }

  @Test
  void a_second_process_is_told_that_the_index_is_held() {
    try (SearchIndex index = SearchIndex.open(directory);
        SearchIndex other = SearchIndex.open(directory)) {
      talk.into(index.room(id));
      assertThatThrownBy(() -> found(other.room(id), "hello"))
          .isInstanceOfSatisfying(
              MaruException.class, e -> assertThat(e.code()).isEqualTo(SearchError.INDEX_LOCKED));
      assertThat(found(index.room(id), "hello")).isOne();
    }
  }

  @Test
  void an_interrupted_writer_loses_no_committed_word() {
    try (SearchIndex index = SearchIndex.open(directory)) {
      RoomIndex room = index.room(id);
      talk.into(room);
      Thread.currentThread().interrupt();
      try {
        room.put(talk.say("A", "interrupted").doc(4));
        room.commit(4);
      } catch (MaruException e) {
        assertThat(e.code()).isEqualTo(SearchError.INDEX_LOST);
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }
      long next = room.indexedSeq();
      assertThat(next).isBetween(3L, 4L);
      talk.into(room);
      assertThat(found(room, "hello")).isOne();
      assertThat(found(room, "interrupted")).isOne();
    }
  }

  /// A child process follows a log and is killed; what it had committed is there, and nothing that
  /// it had not told is needed.
  @Test
  void kill_9_loses_nothing_that_was_committed() throws Exception {
    for (int kill = 0; kill < 3; kill++) {
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Victim.class.getName(),
                  directory.toString(),
                  id.value())
              .redirectErrorStream(false)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      long told = 0;
      try (var lines = child.inputReader()) {
        String line;
        while ((line = lines.readLine()) != null) {
          told = Long.parseLong(line);
          if (told % 100 > 20 + 13L * kill) {
            child.destroyForcibly();
          }
        }
      } catch (IOException | NumberFormatException e) {
        assertThat(told).isPositive(); // the line that the kill cut
      }
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
      try (SearchIndex index = SearchIndex.open(directory)) {
        RoomIndex room = index.room(id);
        long seq = room.indexedSeq();
        assertThat(seq).isGreaterThanOrEqualTo(told);
        for (long n = 1; n <= seq; n++) {
          assertThat(found(room, "word" + n + " ")).as("word%d", n).isOne();
        }
      }
    }
  }

  /// Follows an endless log, one commit a message.
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) {
      try (SearchIndex index = SearchIndex.open(Path.of(arguments[0]))) {
        RoomIndex room = index.room(new RoomId(arguments[1]));
        Talk talk = new Talk();
        for (int n = 1; n < 10_000; n++) {
          talk.say("A", "word" + n);
          if (n > room.indexedSeq()) {
            room.put(talk.doc(n));
            room.commit(n);
            System.out.println(n);
          }
        }
      }
    }
  }

  private Path segment() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(id.value()))) {
      return files.filter(file -> file.toString().endsWith(".cfs")).findFirst().orElseThrow();
    }
  }

  private static void flip(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      long middle = bytes.length() / 2;
      bytes.seek(middle);
      int old = bytes.read();
      bytes.seek(middle);
      bytes.write(old ^ 0x55);
    }
  }
}
