package chat.maru.bridges.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.JsonObject;
import chat.maru.bridges.testing.Hall;
import chat.maru.edge.testing.TestServer;
import chat.maru.messenger.Audience;
import chat.maru.storage.Engine;
import chat.maru.storage.testing.Databases;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class ImportsApiTest {
  private static final String TEXT =
      """
      2023년 7월 9일 오전 12:05, 회원님 : 안녕
      2023년 7월 9일 오전 12:05, 이준호님이 나갔습니다.
      2023년 13월 9일 오후 12:05, 이준호 : 없는 달
      2023년 7월 9일 오후 12:05, 이준호 : 사진
      """;

  private final Hall hall = new Hall(Databases.fresh(Engine.SQLITE));
  private final String path = "/api/rooms/" + hall.room + "/imports";

  @Test
  void an_upload_becomes_a_job_that_can_be_looked_at_and_undone() {
    try (TestServer server = TestServer.start(routes -> hall.bridges().addTo(routes))) {
      var alice = server.as("alice");
      var started =
          alice.upload(
              path + "?kind=kakaotalk&audience=room&timezone=UTC&name=a.txt", hall.file(TEXT));
      assertThat(started.status()).isEqualTo(202);
      String id = started.json().requireString("id");
      assertThat(started.json().requireString("file")).isEqualTo("a.txt");
      hall.messenger.imports().require(hall.alice, hall.room, id);
      hall.await(hall.messenger.imports().require(hall.alice, hall.room, id));

      JsonObject done = alice.get(path + "/" + id).json();
      assertThat(done.requireString("state")).isEqualTo("done");
      assertThat(done.requireLong("added")).isEqualTo(3);
      assertThat(done.requireString("from")).isEqualTo("2023-07-09T00:05:00.000Z");
      assertThat(done.requireArray("skipped").toText())
          .isEqualTo("[{\"line\":3,\"why\":\"bad_time\"}]");
      assertThat(server.as("bob").get(path).json().requireArray("imports").values()).hasSize(1);
      assertThat(server.as("carol").get(path).status()).isEqualTo(404);

      assertThat(server.as("bob").delete(path + "/" + id).status()).isEqualTo(403);
      assertThat(alice.delete(path + "/" + id).json().requireString("state")).isEqualTo("undone");
      assertThat(hall.timeline(hall.bob)).isEmpty();
    }
  }

  @Test
  void a_dry_run_tells_what_the_file_holds_and_changes_nothing() {
    try (TestServer server = TestServer.start(routes -> hall.bridges().addTo(routes))) {
      var seen =
          server.as("bob").upload(path + "?kind=kakaotalk&dryRun=true&name=a.txt", hall.file(TEXT));

      assertThat(seen.status()).isEqualTo(200);
      assertThat(seen.json().requireLong("messages")).isEqualTo(2);
      assertThat(seen.json().requireLong("system")).isEqualTo(1);
      assertThat(seen.json().requireArray("participants").toText()).isEqualTo("[\"회원님\",\"이준호\"]");
      assertThat(seen.json().requireString("first")).isEqualTo("2023-07-08T15:05:00.000Z");
      assertThat(seen.json().requireString("last")).isEqualTo("2023-07-09T03:05:00.000Z");
      assertThat(hall.timeline(hall.bob)).isEmpty();
      assertThat(hall.importer().list(hall.bob, hall.room)).isEmpty();
    }
  }

  @Test
  void what_cannot_be_imported_is_answered_with_a_code() throws Exception {
    try (TestServer server = TestServer.start(routes -> hall.bridges().addTo(routes))) {
      var bob = server.as("bob");
      assertThat(bob.upload(path + "?kind=icq", hall.file(TEXT)).status()).isEqualTo(400);
      assertThat(bob.upload(path + "?kind=kakaotalk&timezone=Mars", hall.file(TEXT)).status())
          .isEqualTo(400);
      assertThat(bob.upload(path + "?kind=kakaotalk&audience=all", hall.file(TEXT)).status())
          .isEqualTo(400);
      assertThat(bob.upload(path + "?kind=kakaotalk&audience=room", hall.file(TEXT)).status())
          .isEqualTo(403);
      assertThat(server.as("carol").upload(path + "?kind=kakaotalk", hall.file(TEXT)).status())
          .isEqualTo(404);
      var empty = bob.upload(path + "?kind=kakaotalk", Files.createTempFile("maru", ".txt"));
      assertThat(empty.status()).isEqualTo(422);
      assertThat(empty.text()).contains("import_empty");
      var foreign =
          bob.upload(
              path + "?kind=kakaotalk",
              hall.file("7/9/23, 20:34 - Kim: hi\n7/9/23, 20:35 - Lee: ho\n"));
      assertThat(foreign.text()).contains("import_foreign").contains("whatsapp");
    }
  }

  @Test
  void what_one_imports_alone_others_do_not_see_in_the_list() {
    hall.bringIn(TEXT, hall.bob, Audience.MINE);

    assertThat(hall.importer().list(hall.bob, hall.room)).hasSize(1);
    assertThat(hall.importer().list(hall.alice, hall.room)).hasSize(1);
    hall.bringIn(TEXT, hall.alice, Audience.MINE);
    assertThat(hall.importer().list(hall.bob, hall.room)).hasSize(1);
  }
}
