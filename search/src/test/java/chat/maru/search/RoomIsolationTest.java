package chat.maru.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RoomIsolationTest {
  private static final int ROOMS = 20;
  @TempDir Path directory;

  @Test
  void no_query_of_a_room_ever_meets_another_room() {
    try (SearchIndex index = SearchIndex.open(directory, 4)) {
      List<RoomId> ids = new ArrayList<>();
      List<Talk> talks = new ArrayList<>();
      for (int r = 0; r < ROOMS; r++) {
        ids.add(RoomId.next(Clock.systemUTC()));
        // The same words and names in each room, and one secret that is its own.
        talks.add(
            new Talk(r)
                .say("민수", "공통 비밀 이야기")
                .say("Anna", "common secret word")
                .say("민수", "비밀은 canary" + r + " 카나리아" + r)
                .into(index.room(ids.get(r))));
      }
      for (int asking = 0; asking < ROOMS; asking++) {
        RoomIndex room = index.room(ids.get(asking));
        String own = String.format("-%04d", asking);
        for (int secret = 0; secret < ROOMS; secret++) {
          for (String text :
              List.of("canary" + secret, "카나리아" + secret, "비밀 canary" + secret, "secret", "비밀")) {
            List<MessageId> seen = new ArrayList<>();
            room.search(SearchQuery.of(text, 100)).forEach(hit -> seen.add(hit.id()));
            for (Passage passage : room.recall(RecallQuery.of(text, 100))) {
              seen.add(passage.id());
              seen.addAll(passage.neighbours());
            }
            assertThat(seen).as("%s in %s", text, asking).allMatch(id -> id.value().contains(own));
          }
        }
        MessageId planted = talks.get(asking).id(3);
        assertThat(room.search(SearchQuery.of("canary" + asking, 1)).getFirst().id())
            .isEqualTo(planted);
        assertThat(room.recall(RecallQuery.of("카나리아" + asking + " 뭐야?", 1)).getFirst().id())
            .isEqualTo(planted);
      }
    }
  }

  @Test
  void scores_do_not_depend_on_other_rooms() {
    try (SearchIndex index = SearchIndex.open(directory)) {
      RoomIndex room = index.room(RoomId.next(Clock.systemUTC()));
      new Talk().say("A", "apple pie").say("B", "apple tart").say("A", "nothing").into(room);
      List<Passage> before = room.recall(RecallQuery.of("apple pie", 5));
      Talk crowd = new Talk(7);
      for (int i = 0; i < 100; i++) {
        crowd.say("C", "apple " + i);
      }
      crowd.into(index.room(RoomId.next(Clock.systemUTC())));
      assertThat(room.recall(RecallQuery.of("apple pie", 5))).isEqualTo(before);
    }
  }

  /// The shape of the API is the guarantee: nothing on the index itself takes a query.
  @Test
  void the_room_is_the_only_door_to_a_query() {
    for (Method method : SearchIndex.class.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        assertThat(method.getParameterTypes())
            .as(method.getName())
            .doesNotContain(SearchQuery.class, RecallQuery.class);
        assertThat(Arrays.asList("open", "room", "drop", "close")).contains(method.getName());
      }
    }
  }
}
