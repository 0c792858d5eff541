package chat.maru.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Ids;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.server.wiring.TestHouse;
import chat.maru.storage.Database;
import chat.maru.storage.Engine;
import chat.maru.storage.StorageConfig;
import chat.maru.storage.testing.Databases;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./maru check`, `backup` and `restore`.
class KeepingTest {
  @TempDir private Path directory;

  private Path data() {
    return directory.resolve("data");
  }

  private Path file() {
    return directory.resolve("maru.backup");
  }

  private static void say(TestClient user, String room, String text) {
    JsonObject body =
        JsonObject.builder().put("id", Ids.next(Clock.systemUTC())).put("text", text).build();
    assertThat(user.post("/api/rooms/" + room + "/messages", body).status()).isEqualTo(201);
  }

  private static List<String> texts(TestClient user, String room) {
    return user.get("/api/rooms/" + room + "/messages")
        .json()
        .requireArray("messages")
        .objects()
        .map(message -> message.requireString("text"))
        .toList();
  }

  private static String epoch(TestClient user) {
    return user.get("/api/me").json().requireString("epoch");
  }

  @Test
  void a_backup_of_a_running_server_comes_back_whole_with_a_new_epoch() {
    String room;
    String epoch;
    try (TestHouse house = TestHouse.open(data())) {
      TestClient hana = house.user("hana");
      room = TestHouse.room(hana, "가족").requireString("id");
      say(hana, room, "저녁 7시에 만나요");
      epoch = epoch(hana);
      assertThat(Command.run("backup", file(), "--data", data()).code()).isZero();
      say(hana, room, "그 뒤의 말");
    }
    Path restored = directory.resolve("restored");
    Command restore = Command.run("restore", file(), "--data", restored);
    assertThat(restore.code()).as(restore.err()).isZero();
    assertThat(restore.out()).contains("rows and 0 files as of", "secret.key");
    assertThat(Command.run("check", "--data", restored).out()).startsWith("All is well: ");
    try (TestHouse house = TestHouse.open(restored)) {
      TestClient hana = house.client().as(house.token("hana"));
      assertThat(texts(hana, room)).containsExactly("저녁 7시에 만나요");
      assertThat(epoch(hana)).isNotEqualTo(epoch);
      say(hana, room, "되살린 뒤의 말");
    }
  }

  @Test
  void files_come_back_with_their_messages_and_a_lost_one_is_found() throws IOException {
    String path;
    try (TestHouse house = TestHouse.open(data())) {
      TestClient hana = house.user("hana");
      String room = TestHouse.room(hana, "가족").requireString("id");
      path = "/api/rooms/" + room + "/files/" + send(hana, room, "장보기.txt", "우유와 빵");
      assertThat(Command.run("backup", file(), "--data", data()).out()).contains("1 files");
    }
    Path restored = directory.resolve("restored");
    assertThat(Command.run("restore", file(), "--data", restored).code()).isZero();
    assertThat(Command.run("check", "--data", restored).code()).isZero();
    try (TestHouse house = TestHouse.open(restored)) {
      TestClient hana = house.client().as(house.token("hana"));
      assertThat(hana.get(path).text()).isEqualTo("우유와 빵");
    }
    try (Stream<Path> all = Files.walk(restored.resolve("files"))) {
      Files.delete(all.filter(Files::isRegularFile).findFirst().orElseThrow());
    }
    Command broken = Command.run("check", "--data", restored);
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.out()).contains("its bytes are missing");
  }

  /// Sends a message with one file, and tells the file's id.
  private static String send(TestClient user, String room, String name, String bytes) {
    byte[] content = bytes.getBytes(StandardCharsets.UTF_8);
    String uploads = "/api/rooms/" + room + "/uploads";
    String id =
        user.post(
                uploads, JsonObject.builder().put("name", name).put("size", content.length).build())
            .json()
            .requireString("id");
    var sent =
        user.header("upload-offset", "0")
            .send("PATCH", uploads + "/" + id, BodyPublishers.ofByteArray(content));
    assertThat(sent.json().requireBool("done")).isTrue();
    JsonObject body =
        JsonObject.builder()
            .put("id", Ids.next(Clock.systemUTC()))
            .put("text", "")
            .put("files", JsonArray.ofStrings(List.of(id)))
            .build();
    assertThat(user.post("/api/rooms/" + room + "/messages", body).status()).isEqualTo(201);
    return id;
  }

  @Test
  void a_house_moves_from_sqlite_to_postgresql_by_backup_and_restore() {
    String room;
    try (TestHouse house = TestHouse.open(data())) {
      TestClient hana = house.user("hana");
      room = TestHouse.room(hana, "가족").requireString("id");
      say(hana, room, "이사 가는 말 👩🏻‍⚖️");
    }
    assertThat(Command.run("backup", file(), "--data", data()).code()).isZero();
    String url = Databases.config(Engine.POSTGRESQL).url();
    Path there = directory.resolve("there");
    Command restore = Command.run("restore", file(), "--data", there, "--database", url);
    assertThat(restore.code()).as(restore.err()).isZero();
    Command check = Command.run("check", "--data", there, "--database", url);
    assertThat(check.out()).as(check.err()).startsWith("All is well: ");
    try (TestHouse house = TestHouse.open(there, "database: " + url + "\n")) {
      TestClient hana = house.client().as(house.token("hana"));
      assertThat(texts(hana, room)).containsExactly("이사 가는 말 👩🏻‍⚖️");
    }
  }

  @Test
  void check_finds_a_gap_in_a_log_and_a_message_that_is_gone() {
    String room;
    try (TestHouse house = TestHouse.open(data())) {
      TestClient hana = house.user("hana");
      room = TestHouse.room(hana, "가족").requireString("id");
      say(hana, room, "하나");
      say(hana, room, "둘");
      Command running = Command.run("check", "--data", data());
      assertThat(running.code()).as(running.out()).isZero();
      assertThat(running.complaints())
          .containsExactly("maru: the search index is not checked while Maru runs");
    }
    assertThat(Command.run("check", "--data", data()).code()).isZero();
    try (Database database = Database.attach(StorageConfig.sqlite(data().resolve("maru.db")))) {
      database.write(
          handle -> {
            handle.execute("DELETE FROM room_events WHERE room = ? AND seq = 2", room);
            return handle.execute(
                "DELETE FROM messages WHERE room = ? AND content LIKE '%둘%'", room);
          });
    }
    Command broken = Command.run("check", "--data", data());
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.out().lines())
        .anyMatch(line -> line.startsWith("room " + room + ": a gap in the log"))
        .anyMatch(line -> line.endsWith("posts a message that is not there"));
  }

  @Test
  void what_cannot_be_done_is_said_in_one_line() {
    Command nothing = Command.run("backup", file(), "--data", directory.resolve("empty"));
    assertThat(nothing.code()).isEqualTo(1);
    assertThat(nothing.complaints()).hasSize(1);
    assertThat(file()).doesNotExist();
    assertThat(Files.exists(directory.resolve("empty"))).isFalse();
    Command missing = Command.run("restore", file(), "--data", data());
    assertThat(missing.complaints()).containsExactly("maru: " + file() + ": no such file");
    Command usage = Command.run("restore");
    assertThat(usage.code()).isEqualTo(2);
    assertThat(usage.err().strip().lines())
        .containsExactly("maru: Missing required parameter: 'FILE'; see ./maru restore --help");
  }
}
