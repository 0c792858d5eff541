package chat.maru.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.server.wiring.TestHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./maru user`, `key` and `import`, with a server that runs and without one.
class CommandsTest {
  private static final String EXPORT =
      """
      가족 님과 카카오톡 대화
      저장한 날짜 : 2023-07-23 21:04:05

      --------------- 2023년 7월 22일 토요일 ---------------
      [민지] [오전 9:05] 저녁 약속 어디로 정했지?
      [이준호] [오후 1:00] 을지로 골목집
      두 번째 줄

      --------------- 2023년 7월 23일 일요일 ---------------
      [민지] [오후 11:59] 사진
      """;

  @TempDir private Path directory;

  @Test
  void accounts_and_keys_are_made_without_a_running_server() {
    Path data = directory.resolve("data");
    String password = done("user", "add", "hana", "--operator", "--data", data).strip();
    done("user", "add", "minsu", "--data", data);
    String key = done("key", "create", "--user", "hana", "--data", data).strip();
    assertThat(done("user", "list", "--data", data).lines())
        .containsExactlyInAnyOrder("hana\toperator", "minsu\tmember");
    try (TestHouse house = TestHouse.open(data)) {
      assertThat(signIn(house, "hana", password)).isEqualTo(201);
      assertThat(house.client().as(key).get("/v1/models").status()).isEqualTo(200);
    }
  }

  @Test
  void accounts_and_keys_are_made_through_the_running_server() {
    try (TestHouse house = TestHouse.open(directory)) {
      String password = done("user", "add", "hana", "--operator", "--data", directory).strip();
      String key = done("key", "create", "--user", "hana", "--data", directory).strip();
      assertThat(done("user", "list", "--data", directory)).contains("hana\toperator");
      assertThat(signIn(house, "hana", password)).isEqualTo(201);
      assertThat(house.client().as(key).get("/v1/models").status()).isEqualTo(200);
      String other = done("user", "password", "hana", "--data", directory).strip();
      assertThat(signIn(house, "hana", password)).isEqualTo(401);
      assertThat(signIn(house, "hana", other)).isEqualTo(201);
    }
  }

  @Test
  void a_key_is_made_with_its_terms() {
    try (TestHouse house = TestHouse.open(directory)) {
      TestClient hana = house.user("hana");
      done(
          "key",
          "create",
          "--user",
          "hana",
          "--budget",
          "5usd",
          "--period",
          "month",
          "--models",
          "auto,small",
          "--expires",
          "30d",
          "--rpm",
          60,
          "--tpm",
          1000,
          "--data",
          directory);
      JsonObject key =
          hana.get("/api/keys").json().requireArray("keys").objects().findFirst().orElseThrow();
      assertThat(key.requireLong("budgetMicros")).isEqualTo(5_000_000);
      assertThat(key.requireString("period")).isEqualTo("month");
      assertThat(key.requireArray("models").strings()).containsExactly("auto", "small");
      assertThat(key.has("expiresAt")).isTrue();
      assertThat(key.requireLong("requestsPerMinute")).isEqualTo(60);
      assertThat(key.requireLong("tokensPerMinute")).isEqualTo(1000);
      assertThat(
              Command.run(
                      "key", "create", "--user", "hana", "--expires", "soon", "--data", directory)
                  .complaints())
          .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
          .contains("--expires: soon (expected: a time such as 12h or 30d)");
    }
  }

  @Test
  void a_second_account_of_the_same_name_and_a_key_of_nobody_are_refused_in_one_line() {
    try (TestHouse house = TestHouse.open(directory)) {
      house.signUp("hana");
      for (Command run :
          List.of(
              Command.run("user", "add", "hana", "--data", directory),
              Command.run("key", "create", "--user", "nobody", "--data", directory),
              Command.run(
                  "key", "create", "--user", "hana", "--budget", "5", "--data", directory))) {
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.complaints()).hasSize(1);
        assertThat(run.out()).isEmpty();
      }
    }
  }

  @Test
  void an_export_comes_into_the_room_and_a_second_time_adds_nothing() throws IOException {
    Path file = export();
    try (TestHouse house = TestHouse.open(directory.resolve("data"))) {
      TestClient hana = house.user("하나");
      String room = TestHouse.room(hana, "가족").requireString("id");
      JsonObject first = imported(file);
      assertThat(first.requireString("state")).isEqualTo("done");
      assertThat(first.requireLong("added")).isEqualTo(3);
      List<String> texts = texts(hana, room);
      assertThat(texts).contains("저녁 약속 어디로 정했지?", "을지로 골목집\n두 번째 줄");
      JsonObject second = imported(file);
      assertThat(second.requireLong("added")).isZero();
      assertThat(second.requireLong("known")).isEqualTo(3);
      assertThat(texts(hana, room)).isEqualTo(texts);
    }
  }

  @Test
  void a_room_that_is_not_there_and_a_file_that_is_not_are_one_line() throws IOException {
    Path data = directory.resolve("data");
    try (TestHouse house = TestHouse.open(data)) {
      house.signUp("hana");
      Command room = Command.run("import", "kakaotalk", export(), "--room", "회사", "--data", data);
      assertThat(room.code()).isEqualTo(1);
      assertThat(room.complaints()).containsExactly("maru: --room 회사: you are in no such room");
      Command file = Command.run("import", "kakaotalk", "no.txt", "--room", "회사", "--data", data);
      assertThat(file.code()).isEqualTo(1);
      assertThat(file.complaints()).containsExactly("maru: no.txt: no such file");
    }
  }

  @Test
  void a_dry_run_prints_what_the_file_holds_as_json_and_changes_nothing() throws IOException {
    Path data = directory.resolve("data");
    JsonObject seen =
        Json.parseObject(
            done("import", "kakaotalk", export(), "--dry-run", "--json", "--data", data));
    assertThat(seen.requireLong("messages")).isEqualTo(3);
    assertThat(seen.requireArray("participants").strings()).containsExactly("민지", "이준호");
    assertThat(seen.requireString("first")).isEqualTo("2023-07-22T00:05:00.000Z");
    assertThat(seen.requireString("last")).isEqualTo("2023-07-23T14:59:00.000Z");
    assertThat(seen.requireLong("system")).isZero();
    assertThat(seen.requireArray("skipped").size()).isZero();
    assertThat(data).doesNotExist();
  }

  private JsonObject imported(Path file) {
    return Json.parseObject(
        done(
            "import",
            "kakaotalk",
            file,
            "--room",
            "가족",
            "--as",
            "하나",
            "--json",
            "--data",
            directory.resolve("data")));
  }

  private Path export() throws IOException {
    return Files.writeString(directory.resolve("KakaoTalkChats.txt"), EXPORT);
  }

  private static List<String> texts(TestClient user, String room) {
    return user.get("/api/rooms/" + room + "/messages")
        .json()
        .requireArray("messages")
        .objects()
        .map(message -> message.requireString("text"))
        .toList();
  }

  private static int signIn(TestHouse house, String name, String password) {
    return house
        .client()
        .post(
            "/api/sessions",
            JsonObject.builder().put("name", name).put("password", password).build())
        .status();
  }

  private static String done(Object... args) {
    Command run = Command.run(args);
    assertThat(run.code()).as(run.err()).isZero();
    return run.out();
  }
}
