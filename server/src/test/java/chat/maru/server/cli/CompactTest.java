package chat.maru.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.maru.base.Ids;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.server.wiring.TestHouse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was deleted is gone from the data directory, byte for byte.
class CompactTest {
  /// A word that stands nowhere else, long enough not to appear by chance.
  private static final String SECRET = "qzxvhemmnis";

  @TempDir private Path data;

  @Test
  void after_an_erasure_no_byte_of_the_words_is_left() throws IOException {
    String room;
    try (TestHouse house = TestHouse.open(data)) {
      TestClient hana = house.user("hana");
      TestClient mina = house.user("mina");
      room = TestHouse.room(hana, "가족").requireString("id");
      mina.post("/api/invites/" + TestHouse.invite(hana, room), JsonObject.EMPTY);
      String deleted = say(hana, room, "남는 말과 " + SECRET + " 하나");
      String edited = say(mina, room, "고칠 말 " + SECRET);
      say(mina, room, "남는 말");
      hana.put("/api/rooms/" + room + "/draft", text("쓰다 만 " + SECRET));
      await().until(() -> !found(hana, SECRET).isEmpty());
      assertThat(hana.delete("/api/rooms/" + room + "/messages/" + deleted).status())
          .isEqualTo(204);
      mina.patch("/api/rooms/" + room + "/messages/" + edited, text("고친 말"));
      hana.put("/api/rooms/" + room + "/draft", text(""));
      await().until(() -> found(hana, SECRET).isEmpty());
      Command running = Command.run("compact", "--data", data);
      assertThat(running.complaints()).singleElement().asString().contains("in use");
    }
    assertThat(filesWith(SECRET)).isNotEmpty();
    Files.writeString(data.resolve("maru.db.before-v1"), "a copy with " + SECRET);
    Command compact = Command.run("compact", "--data", data);
    assertThat(compact.code()).as(compact.err()).isZero();
    assertThat(compact.out()).contains("Backups");
    assertThat(filesWith(SECRET)).isEmpty();
    try (TestHouse house = TestHouse.open(data)) {
      TestClient hana = house.client().as(house.token("hana"));
      await().until(() -> found(hana, "남는").size() == 1);
      assertThat(found(hana, SECRET)).isEmpty();
    }
    assertThat(Command.run("check", "--data", data).code()).isZero();
  }

  private List<Path> filesWith(String word) throws IOException {
    List<Path> with = new ArrayList<>();
    try (Stream<Path> all = Files.walk(data)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String bytes = HexFormat.of().formatHex(Files.readAllBytes(file));
        for (Charset charset :
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
          if (bytes.contains(HexFormat.of().formatHex(word.getBytes(charset)))) {
            with.add(file);
          }
        }
      }
    }
    return with;
  }

  private static String say(TestClient user, String room, String words) {
    String id = Ids.next(Clock.systemUTC());
    JsonObject body = text(words).toBuilder().put("id", id).build();
    assertThat(user.post("/api/rooms/" + room + "/messages", body).status()).isEqualTo(201);
    return id;
  }

  private static JsonObject text(String words) {
    return JsonObject.builder().put("text", words).build();
  }

  private static List<JsonObject> found(TestClient user, String word) {
    return user.get("/api/search?q=" + word.replace("남는", "%EB%82%A8%EB%8A%94"))
        .json()
        .requireArray("hits")
        .objects()
        .toList();
  }
}
