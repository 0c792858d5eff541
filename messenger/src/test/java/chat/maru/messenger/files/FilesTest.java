package chat.maru.messenger.files;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Ids;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.edge.testing.TestClient.Answer;
import chat.maru.messenger.testing.ApiHouse;
import chat.maru.messenger.testing.Pictures;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Files from their sender to those who may have them, over a real server.
class FilesTest {
  private final ApiHouse house = new ApiHouse(FileLimits.ofMegabytes(3, 5));
  private final TestClient alice = house.as("alice");
  private final TestClient bob = house.as("bob");
  private final String room = joined();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_file_comes_in_pieces_is_posted_and_reaches_the_members_whole_or_in_part() {
    byte[] words = "가나다라 마바사".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    String upload = begin(alice, "메모.txt", words.length).requireString("id");
    Answer first = append(alice, upload, 0, Arrays.copyOf(words, 5_000));
    assertThat(first.header("upload-offset")).isEqualTo("5000");
    Answer wrong = append(alice, upload, 4_000, new byte[10]);
    assertThat(wrong.status()).isEqualTo(409);
    assertThat(wrong.json().requireObject("params").requireLong("offset")).isEqualTo(5_000);
    assertThat(alice.get(uploads() + "/" + upload).header("upload-offset")).isEqualTo("5000");
    Answer last = append(alice, upload, 5_000, Arrays.copyOfRange(words, 5_000, words.length));
    assertThat(last.json().requireBool("done")).isTrue();
    assertThat(append(alice, upload, words.length, new byte[0]).json()).isEqualTo(last.json());
    JsonObject message = post(alice, "", upload).json();
    JsonObject file = message.requireArray("files").objects().findFirst().orElseThrow();
    assertThat(file.requireString("type")).isEqualTo("text/plain");
    assertThat(message.requireString("text")).isEqualTo("메모.txt");
    Answer whole = bob.get(file(upload));
    assertThat(whole.body()).isEqualTo(words);
    assertThat(whole.header("content-type")).isEqualTo("application/octet-stream");
    assertThat(whole.header("content-disposition")).startsWith("attachment").contains("%EB%A9%94");
    assertThat(whole.header("content-security-policy")).contains("sandbox");
    assertThat(whole.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(whole.header("cache-control")).contains("private").contains("immutable");
    Answer part = bob.header("range", "bytes=10-19").get(file(upload));
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(words, 10, 20));
    assertThat(part.header("content-range")).isEqualTo("bytes 10-19/" + words.length);
    assertThat(bob.header("range", "bytes=-5").get(file(upload)).body())
        .isEqualTo(Arrays.copyOfRange(words, words.length - 5, words.length));
    assertThat(bob.header("range", "bytes=999999-").get(file(upload)).status()).isEqualTo(416);
    String tag = whole.header("etag");
    assertThat(bob.header("if-none-match", tag).get(file(upload)).status()).isEqualTo(304);
  }

  @Test
  void the_same_post_again_is_the_same_message_and_a_file_is_posted_once() {
    String upload = uploaded(alice, "a.bin", new byte[] {1, 2, 3});
    String id = Ids.next(Clock.systemUTC());
    assertThat(postAs(alice, id, "봐", upload).status()).isEqualTo(201);
    assertThat(postAs(alice, id, "봐", upload).status()).isEqualTo(200);
    assertThat(postAs(alice, id, "봐").status()).isEqualTo(409);
    assertThat(post(alice, "또", upload).status()).isEqualTo(409);
    String unfinished = begin(alice, "b.bin", 10).requireString("id");
    Answer early = post(alice, "", unfinished);
    assertThat(early.json().requireString("code")).isEqualTo("file_missing");
    assertThat(post(bob, "", uploaded(alice, "c.bin", new byte[] {4})).status()).isEqualTo(409);
  }

  @Test
  void a_file_is_reached_by_membership_and_by_nothing_else() {
    String upload = uploaded(alice, "비밀.txt", "비밀".getBytes(StandardCharsets.UTF_8));
    assertThat(bob.get(file(upload)).status()).as("not posted yet").isEqualTo(404);
    assertThat(append(bob, upload, 0, new byte[1]).status()).isEqualTo(404);
    String message = post(alice, "봐", upload).json().requireString("id");
    TestClient carol = house.as("carol");
    String hers = carol.post("/api/rooms", "{\"name\":\"딴 방\"}").json().requireString("id");
    assertThat(carol.get(file(upload)).status()).isEqualTo(404);
    assertThat(carol.get("/api/rooms/" + hers + "/files/" + upload).status()).isEqualTo(404);
    assertThat(house.nobody().get(file(upload)).status()).isEqualTo(401);
    assertThat(bob.get(file(upload)).status()).isEqualTo(200);
    String hash = kept().getFirst();
    assertThat(bob.get("/api/rooms/" + room + "/files/" + hash).status()).isEqualTo(404);
    assertThat(bob.get("/api/rooms/" + room + "/files/..%2f..%2fmaru.db").status()).isEqualTo(404);
    String me = bob.get("/api/rooms/" + room).json().requireObject("me").requireString("member");
    alice.delete("/api/rooms/" + room + "/members/" + me);
    assertThat(bob.get(file(upload)).status()).as("removed").isEqualTo(404);
    alice.delete("/api/rooms/" + room + "/messages/" + message);
    assertThat(alice.get(file(upload)).status()).as("deleted").isEqualTo(404);
  }

  @Test
  void limits_are_told_before_a_byte_is_sent() {
    Answer large = alice.post(uploads(), announced("큰 것.zip", 4L << 20));
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.json().requireString("code")).isEqualTo("file_too_large");
    assertThat(large.json().requireObject("params").requireLong("maxMb")).isEqualTo(3);
    begin(alice, "하나.zip", 3 << 20);
    Answer full = alice.post(uploads(), announced("둘.zip", 3L << 20));
    assertThat(full.json().requireString("code")).isEqualTo("files_full");
    assertThat(full.json().requireObject("params").requireLong("leftMb")).isEqualTo(2);
    assertThat(alice.post(uploads(), announced("빈 것.zip", 0)).status()).isEqualTo(400);
  }

  @Test
  void names_lose_what_could_mislead() {
    assertThat(begin(alice, "../../etc/pass\u0000wd", 1).requireString("name")).isEqualTo("passwd");
    assertThat(FileNames.clean("C:\\temp\\gpj\u202Eexe.jpg")).isEqualTo("gpjexe.jpg");
    assertThat(FileNames.clean("a\r\nset-cookie: x.txt")).isEqualTo("aset-cookie_ x.txt");
    assertThat(FileNames.clean("..")).isEqualTo("file");
    assertThat(FileNames.clean(".htaccess")).isEqualTo("htaccess");
    assertThat(FileNames.clean("👨\u200D👩\u200D👧.png")).isEqualTo("👨\u200D👩\u200D👧.png");
    assertThat(FileNames.clean("가".repeat(400) + ".hwp")).hasSize(180).endsWith("가.hwp");
  }

  @Test
  void a_picture_is_turned_upright_and_forgets_where_it_was_taken() throws IOException {
    byte[] photo = Pictures.photo(400, 200, 6);
    assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("Exif").contains("SECRET");
    String upload = uploaded(alice, "사진.jpg", photo);
    JsonObject shown =
        post(alice, "", upload).json().requireArray("files").objects().findFirst().orElseThrow();
    assertThat(shown.requireString("type")).isEqualTo("image/jpeg");
    assertThat(shown.requireLong("width")).isEqualTo(200);
    assertThat(shown.requireLong("height")).isEqualTo(400);
    Answer whole = bob.get(file(upload));
    assertThat(whole.header("content-type")).isEqualTo("image/jpeg");
    assertThat(whole.header("content-disposition")).startsWith("inline");
    assertThat(whole.text()).doesNotContain("Exif").doesNotContain("SECRET");
    assertThat(Pictures.read(whole.body()).getHeight()).isEqualTo(400);
    // The red half was on the left and is on top now.
    assertThat(Pictures.red(Pictures.read(whole.body()), 100, 20)).isTrue();
    assertThat(Pictures.red(Pictures.read(whole.body()), 100, 380)).isFalse();
    Answer small = bob.get(file(upload) + "/thumbnail");
    assertThat(Pictures.read(small.body()).getHeight()).isEqualTo(400);
    byte[] straight = Pictures.photo(60, 40, 1);
    String plain = uploaded(alice, "바른.jpg", straight);
    assertThat(alice.get(file(plain)).text()).doesNotContain("Exif").doesNotContain("SECRET");
    assertThat(Pictures.read(alice.get(file(plain)).body()).getWidth()).isEqualTo(60);
    byte[] png = Pictures.png(50, 30, "SECRET place");
    String drawn = uploaded(alice, "그림.png", png);
    assertThat(alice.get(file(drawn)).text()).doesNotContain("SECRET");
    assertThat(Pictures.read(alice.get(file(drawn)).body()).getWidth()).isEqualTo(50);
  }

  @Test
  void what_only_says_that_it_is_a_picture_is_never_shown() {
    for (String liar :
        List.of(
            "<html><script>alert(1)</script>",
            "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            "\u0089PNG\r\n\u001a\n<script>alert(1)</script>",
            "GIF89a/*<script>*/=1")) {
      String upload = uploaded(alice, "x.png", liar.getBytes(StandardCharsets.ISO_8859_1));
      post(alice, "", upload);
      Answer answer = bob.get(file(upload));
      assertThat(answer.header("content-type")).as(liar).isEqualTo("application/octet-stream");
      assertThat(answer.header("content-disposition")).startsWith("attachment");
      assertThat(bob.get(file(upload) + "/thumbnail").status()).isEqualTo(404);
    }
  }

  @Test
  void a_bomb_is_kept_as_a_file_and_not_unfolded() throws IOException {
    String upload = uploaded(alice, "bomb.png", Pictures.bomb(60_000, 60_000));
    JsonObject shown =
        post(alice, "", upload).json().requireArray("files").objects().findFirst().orElseThrow();
    assertThat(shown.requireString("type")).isEqualTo("application/octet-stream");
    assertThat(bob.get(file(upload)).header("content-disposition")).startsWith("attachment");
  }

  @Test
  void bytes_go_when_the_last_message_with_them_goes() throws IOException {
    byte[] same = "같은 것".getBytes(StandardCharsets.UTF_8);
    String one = post(alice, "", uploaded(alice, "a", same)).json().requireString("id");
    String two = post(alice, "", uploaded(alice, "b", same)).json().requireString("id");
    String forgotten = begin(alice, "never", 5).requireString("id");
    append(alice, forgotten, 0, new byte[2]);
    assertThat(kept()).hasSize(1);
    alice.delete("/api/rooms/" + room + "/messages/" + one);
    house.clock.pass(Sweep.GRACE.plusMinutes(1));
    house.wired.files().sweep().sweep();
    assertThat(kept()).hasSize(1);
    assertThat(alice.get(uploads() + "/" + forgotten).status()).isEqualTo(200);
    alice.delete("/api/rooms/" + room + "/messages/" + two);
    house.wired.files().sweep().sweep();
    assertThat(kept()).isEmpty();
    house.clock.pass(Sweep.PATIENCE.plusMinutes(1));
    house.wired.files().sweep().sweep();
    assertThat(alice.get(uploads() + "/" + forgotten).status()).isEqualTo(404);
    assertThat(Files.exists(house.files.resolve("partial").resolve(forgotten))).isFalse();
  }

  @Test
  void an_upload_that_is_given_up_leaves_nothing() {
    String upload = begin(alice, "x", 10).requireString("id");
    append(alice, upload, 0, new byte[4]);
    assertThat(bob.delete(uploads() + "/" + upload).status()).isEqualTo(404);
    assertThat(alice.delete(uploads() + "/" + upload).status()).isEqualTo(204);
    assertThat(append(alice, upload, 4, new byte[6]).status()).isEqualTo(404);
  }

  private String joined() {
    String made = alice.post("/api/rooms", "{\"name\":\"거실\"}").json().requireString("id");
    String code = alice.post("/api/rooms/" + made + "/invites", "{}").json().requireString("code");
    bob.post("/api/invites/" + code, "");
    return made;
  }

  private String uploads() {
    return "/api/rooms/" + room + "/uploads";
  }

  private String file(String id) {
    return "/api/rooms/" + room + "/files/" + id;
  }

  private static JsonObject announced(String name, long size) {
    return JsonObject.builder().put("name", name).put("size", size).build();
  }

  private JsonObject begin(TestClient who, String name, long size) {
    Answer answer = who.post(uploads(), announced(name, size));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.json();
  }

  private Answer append(TestClient who, String upload, long offset, byte[] bytes) {
    return who.header("upload-offset", Long.toString(offset))
        .send("PATCH", uploads() + "/" + upload, BodyPublishers.ofByteArray(bytes));
  }

  private String uploaded(TestClient who, String name, byte[] bytes) {
    String upload = begin(who, name, bytes.length).requireString("id");
    Answer answer = append(who, upload, 0, bytes);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return upload;
  }

  private Answer post(TestClient who, String text, String... uploads) {
    return postAs(who, Ids.next(Clock.systemUTC()), text, uploads);
  }

  private Answer postAs(TestClient who, String id, String text, String... uploads) {
    return who.post(
        "/api/rooms/" + room + "/messages",
        JsonObject.builder()
            .put("id", id)
            .put("text", text)
            .put("files", JsonArray.ofStrings(List.of(uploads)))
            .build());
  }

  /// The hashes of what is kept.
  private List<String> kept() {
    try (Stream<Path> paths = Files.walk(house.files)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> path.getFileName().toString())
          .filter(name -> name.length() == 64)
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
