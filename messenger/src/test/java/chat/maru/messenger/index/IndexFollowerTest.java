package chat.maru.messenger.index;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.RoomId;
import chat.maru.messenger.Audience;
import chat.maru.messenger.Content;
import chat.maru.messenger.ImportRun;
import chat.maru.messenger.ImportedMessage;
import chat.maru.messenger.Imports;
import chat.maru.messenger.Message;
import chat.maru.messenger.testing.House;
import chat.maru.search.SearchIndex;
import chat.maru.storage.Database;
import chat.maru.storage.Engine;
import chat.maru.storage.testing.Databases;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFollowerTest {
  @TempDir Path directory;

  private final Database database = Databases.fresh(Engine.SQLITE);
  private final House house = new House(database);
  private final RoomId room = house.group("지민", "민수");

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_lost_index_is_built_again_from_the_log() {
    house.say("지민", room, "저녁은 한남동 국수집에서");
    Message gone = house.say("지민", room, "국수 말고 만두");
    assertThat(found("first", "국수")).isEqualTo(2);
    house.messenger.rooms().delete(house.user("지민"), room, gone.id());
    assertThat(found("first", "국수")).isEqualTo(1);
    assertThat(found("another directory", "국수")).isEqualTo(1);
  }

  @Test
  void an_edit_is_found_by_its_new_words_only() {
    Message message = house.say("지민", room, "토요일에 등산");
    assertThat(found("index", "등산")).isEqualTo(1);
    house.messenger.rooms().edit(house.user("지민"), room, message.id(), "일요일에 수영");
    assertThat(found("index", "등산")).isZero();
    assertThat(found("index", "수영")).isEqualTo(1);
  }

  @Test
  void imported_words_are_found_until_the_import_is_undone() {
    Imports imports = house.messenger.imports();
    ImportRun run = imports.begin(house.user("지민"), room, "kakaotalk", "a.txt", "h", Audience.ROOM);
    imports.appendBatch(
        run,
        List.of(
            new ImportedMessage(
                "k1",
                Instant.parse("2020-01-01T00:00:00Z"),
                new ImportedMessage.Speaker("가람", "가람"),
                new Content.Text("옛날 사진첩을 찾았어"),
                null)));
    imports.finish(run, List.of());
    assertThat(found("index", "사진첩")).isEqualTo(1);
    imports.undo(house.user("지민"), room, run.id());
    assertThat(found("index", "사진첩")).isZero();
    assertThat(found("rebuilt", "사진첩")).isZero();
  }

  /// How many messages the second person finds once the follower has caught up.
  private int found(String name, String words) {
    try (SearchIndex index = SearchIndex.open(directory.resolve(name));
        IndexFollower follower =
            new IndexFollower(
                index,
                house.messenger.roomEvents(),
                house.messenger.messages(),
                house.messenger.userEvents())) {
      follower.awaitCaughtUp();
      return new Search(index, house.messenger.rooms(), house.messenger.messages())
          .find(house.user("민수"), words, Optional.of(room), 10)
          .size();
    }
  }
}
