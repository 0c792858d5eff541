package chat.maru.messenger.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Ids;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.edge.testing.TestClient.Answer;
import chat.maru.messenger.testing.ApiHouse;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiTest {
  private final ApiHouse house = new ApiHouse();
  private final TestClient alice = house.as("alice");
  private final TestClient bob = house.as("bob");

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_room_is_made_and_joined_by_a_link() {
    String room = room();
    Answer invite = alice.post("/api/rooms/" + room + "/invites", "{}");
    assertThat(invite.status()).isEqualTo(201);
    assertThat(invite.json().requireString("url")).contains("/invite/");
    String code = invite.json().requireString("code");
    assertThat(bob.get("/api/invites/" + code).json().requireObject("room").requireString("name"))
        .isEqualTo("거실");
    Answer joined = bob.post("/api/invites/" + code, "");
    assertThat(joined.status()).isEqualTo(200);
    assertThat(joined.json().requireString("id")).isEqualTo(room);
    assertThat(bob.post("/api/invites/" + code, "").status()).isEqualTo(200);
    JsonObject detail = bob.get("/api/rooms/" + room).json();
    assertThat(
            detail
                .requireArray("members")
                .objects()
                .map(member -> member.requireString("displayName")))
        .containsExactly("alice", "마루", "bob");
    assertThat(alice.get("/api/invites/nothing").status()).isEqualTo(404);
  }

  @Test
  void the_list_begins_with_the_mates_room_and_carries_counts() {
    String room = joined();
    post(alice, room, "하나");
    post(alice, room, "@bob 둘");
    JsonObject listed =
        bob.get("/api/rooms")
            .json()
            .requireArray("rooms")
            .objects()
            .filter(each -> each.requireString("id").equals(room))
            .findFirst()
            .orElseThrow();
    assertThat(listed.requireLong("unread")).isEqualTo(2);
    assertThat(listed.requireLong("mentions")).isEqualTo(1);
    assertThat(listed.requireObject("lastMessage").requireString("text")).isEqualTo("@bob 둘");
    assertThat(bob.get("/api/rooms").text()).contains("\"kind\":\"mate\"");
    long seq = listed.requireLong("lastSeq");
    assertThat(bob.put("/api/rooms/" + room + "/read", object("seq", seq)).status()).isEqualTo(204);
    assertThat(bob.get("/api/rooms/" + room).json().requireLong("unread")).isZero();
    assertThat(bob.put("/api/rooms/" + room + "/read", object("seq", 1)).status()).isEqualTo(204);
    assertThat(bob.get("/api/rooms/" + room).json().requireLong("unread")).isZero();
  }

  @Test
  void a_post_is_answered_201_then_200_then_409() {
    String room = joined();
    String id = Ids.next(Clock.systemUTC());
    Answer first = alice.post(messages(room), message(id, "안녕"));
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().requireString("text")).isEqualTo("안녕");
    assertThat(first.json().requireLong("unreadBy")).isEqualTo(1);
    Answer again = alice.post(messages(room), message(id, "안녕"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(alice.post(messages(room), message(id, "다른 말")).status()).isEqualTo(409);
    assertThat(bob.post(messages(room), message(id, "안녕")).status()).isEqualTo(409);
  }

  @Test
  void bad_posts_are_refused_with_a_status_of_their_own() {
    String room = joined();
    assertThat(alice.post(messages(room), message("nonsense", "안녕")).status()).isEqualTo(400);
    assertThat(
            alice
                .post(messages(room), message("6f1b3c1e-0c0f-4a37-9d8e-0d1f0f3b2a11", "안녕"))
                .status())
        .isEqualTo(400);
    assertThat(post(alice, room, "가\0").status()).isEqualTo(400);
    assertThat(
            alice
                .post(
                    messages(room),
                    "{\"id\":\"" + Ids.next(Clock.systemUTC()) + "\",\"text\":\"\\ud83d\"}")
                .status())
        .isEqualTo(400);
    assertThat(post(alice, room, "가".repeat(30_000)).status()).isEqualTo(413);
    assertThat(post(house.as("carol"), room, "저도요").status()).isEqualTo(404);
    assertThat(post(alice, room, "").status()).isEqualTo(400);
  }

  @Test
  void only_authors_edit_and_only_authors_and_owners_delete() {
    String room = joined();
    String id = post(bob, room, "처음").json().requireString("id");
    String path = messages(room) + "/" + id;
    assertThat(alice.patch(path, object("text", "남의 말")).status()).isEqualTo(403);
    Answer edited = bob.patch(path, object("text", "나중"));
    assertThat(edited.status()).isEqualTo(200);
    assertThat(edited.json().find("editedAt")).isPresent();
    String own = post(alice, room, "내 말").json().requireString("id");
    assertThat(bob.delete(messages(room) + "/" + own).status()).isEqualTo(403);
    assertThat(alice.delete(path).status()).isEqualTo(204);
    JsonObject read = alice.get(messages(room) + "?ids=" + id).json();
    assertThat(read.requireArray("messages").objects().findFirst().orElseThrow().toText())
        .contains("\"deleted\":true")
        .doesNotContain("나중");
  }

  @Test
  void the_timeline_turns_pages_both_ways_from_anywhere() {
    String room = joined();
    List<String> ids =
        java.util.stream.IntStream.range(0, 12)
            .mapToObj(n -> post(alice, room, "말 " + n).json().requireString("id"))
            .toList();
    JsonObject page = bob.get(messages(room) + "?limit=5").json();
    assertThat(ids(page)).isEqualTo(ids.subList(7, 12));
    JsonObject older =
        bob.get(messages(room) + "?limit=5&before=" + page.requireString("before")).json();
    assertThat(ids(older)).isEqualTo(ids.subList(2, 7));
    JsonObject around = bob.get(messages(room) + "?limit=4&around=" + ids.get(5)).json();
    assertThat(ids(around)).isEqualTo(ids.subList(3, 8));
    JsonObject newer =
        bob.get(messages(room) + "?limit=2&after=" + around.requireString("after")).json();
    assertThat(ids(newer)).isEqualTo(ids.subList(8, 10));
    assertThat(bob.get(messages(room) + "?before=x").status()).isEqualTo(400);
    assertThat(bob.get(messages(room) + "?limit=0").status()).isEqualTo(400);
  }

  @Test
  void search_finds_korean_inside_words_in_ones_own_rooms_only() {
    String room = joined();
    post(alice, room, "우리집은서울동쪽입니다");
    String gone = post(alice, room, "서울 이야기를 지웠다").json().requireString("id");
    house.wired.follower().awaitCaughtUp();
    assertThat(hits(bob, "서울")).isEqualTo(2);
    assertThat(hits(bob, "동쪽")).isEqualTo(1);
    alice.delete(messages(room) + "/" + gone);
    assertThat(hits(bob, "서울")).isEqualTo(1);
    assertThat(hits(house.as("carol"), "서울")).isZero();
    assertThat(house.as("carol").get("/api/search?q=%EC%84%9C%EC%9A%B8&room=" + room).status())
        .isEqualTo(404);
    assertThat(bob.get("/api/search?q=").status()).isEqualTo(400);
  }

  @Test
  void the_mate_is_hidden_blinded_and_evicted_in_one_call_each() {
    String room = joined();
    String path = "/api/rooms/" + room + "/mate";
    assertThat(bob.get(path).json().requireBool("present")).isTrue();
    assertThat(bob.put(path + "/me", object("hidden", true)).json().requireBool("hidden")).isTrue();
    assertThat(bob.put(path + "/me", object("blind", true)).json().requireBool("blind")).isTrue();
    assertThat(alice.get(path).json().requireBool("blind")).isFalse();
    assertThat(bob.put(path, object("speaks", "sometimes")).status()).isEqualTo(403);
    assertThat(bob.put(path, object("present", false)).json().requireBool("present")).isFalse();
    assertThat(bob.put(path, object("present", true)).status()).isEqualTo(403);
    assertThat(alice.put(path, object("present", true)).json().requireBool("present")).isTrue();
    assertThat(alice.put(path, object("dataClass", "anything")).status()).isEqualTo(400);
  }

  @Test
  void events_of_room_and_user_are_read_from_any_cursor() {
    String room = joined();
    post(alice, room, "하나");
    JsonObject events = bob.get("/api/rooms/" + room + "/events?after=2&limit=1").json();
    assertThat(events.requireLong("next")).isEqualTo(3);
    JsonObject rest = bob.get("/api/rooms/" + room + "/events?after=3").json();
    assertThat(rest.requireArray("events").objects().map(each -> each.requireString("kind")))
        .containsExactly("posted");
    assertThat(bob.put("/api/rooms/" + room + "/draft", object("text", "쓰다 만")).status())
        .isEqualTo(204);
    assertThat(
            bob.get("/api/events")
                .json()
                .requireArray("events")
                .objects()
                .map(each -> each.requireString("kind")))
        .containsExactly("roomAdded", "draft");
    assertThat(bob.get("/api/rooms/" + room).json().requireString("draft")).isEqualTo("쓰다 만");
  }

  @Test
  void two_people_have_one_direct_room() {
    JsonObject body = JsonObject.builder().put("kind", "direct").put("with", "bob").build();
    Answer made = alice.post("/api/rooms", body);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().requireObject("with").requireString("displayName")).isEqualTo("bob");
    Answer again = alice.post("/api/rooms", body);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().requireString("id")).isEqualTo(made.json().requireString("id"));
    JsonObject self = JsonObject.builder().put("kind", "direct").put("with", "alice").build();
    assertThat(alice.post("/api/rooms", self).status()).isEqualTo(400);
    JsonObject nobody = JsonObject.builder().put("kind", "direct").put("with", "zed").build();
    assertThat(alice.post("/api/rooms", nobody).status()).isEqualTo(404);
  }

  private String room() {
    return alice.post("/api/rooms", "{\"name\":\"거실\"}").json().requireString("id");
  }

  private String joined() {
    String room = room();
    String code = alice.post("/api/rooms/" + room + "/invites", "{}").json().requireString("code");
    bob.post("/api/invites/" + code, "");
    return room;
  }

  private static long hits(TestClient client, String word) {
    String query = java.net.URLEncoder.encode(word, java.nio.charset.StandardCharsets.UTF_8);
    return client.get("/api/search?q=" + query).json().requireArray("hits").size();
  }

  private static Answer post(TestClient client, String room, String text) {
    return client.post(messages(room), message(Ids.next(Clock.systemUTC()), text));
  }

  private static String messages(String room) {
    return "/api/rooms/" + room + "/messages";
  }

  private static JsonObject message(String id, String text) {
    return JsonObject.builder().put("id", id).put("text", text).build();
  }

  private static JsonObject object(String name, String value) {
    return JsonObject.builder().put(name, value).build();
  }

  private static JsonObject object(String name, long value) {
    return JsonObject.builder().put(name, value).build();
  }

  private static JsonObject object(String name, boolean value) {
    return JsonObject.builder().put(name, Json.of(value)).build();
  }

  private static List<String> ids(JsonObject page) {
    return page.requireArray("messages").objects().map(each -> each.requireString("id")).toList();
  }
}
