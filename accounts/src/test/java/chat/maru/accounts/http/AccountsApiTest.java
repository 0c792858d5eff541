package chat.maru.accounts.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.accounts.ControlToken;
import chat.maru.accounts.Registration;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.edge.testing.TestClient.Answer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountsApiTest {
  private final AccountsServer house = new AccountsServer();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void the_first_account_is_the_operator_and_ends_the_setup() {
    assertThat(house.anybody().get("/api/setup").json().requireBool("needed")).isTrue();
    JsonObject first = house.register("한결");
    assertThat(first.requireString("role")).isEqualTo("operator");
    assertThat(first.requireString("createdAt")).isEqualTo("2026-11-24T03:00:00.000Z");
    assertThat(house.anybody().get("/api/setup").json().requireBool("needed")).isFalse();
    assertThat(house.register("mina").requireString("role")).isEqualTo("member");
  }

  @Test
  void the_first_account_is_not_made_through_a_proxy() {
    Answer answer =
        house
            .anybody()
            .header("x-forwarded-for", "203.0.113.9")
            .post("/api/users", AccountsServer.newUser("eve"));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().requireString("code")).isEqualTo("setup_not_allowed");
  }

  @Test
  void later_accounts_need_an_invite() {
    house.register("hana");
    JsonObject uninvited = AccountsServer.newUser("mina").toBuilder().remove("invite").build();
    assertThat(house.anybody().post("/api/users", uninvited).json().requireString("code"))
        .isEqualTo("invite_needed");
    JsonObject wrong = uninvited.toBuilder().put("invite", "guess").build();
    assertThat(house.anybody().post("/api/users", wrong).json().requireString("code"))
        .isEqualTo("invite_invalid");
  }

  @Test
  void a_name_is_one_name_whatever_its_case_and_normal_form() {
    house.register("Ünal 가");
    Answer again = house.anybody().post("/api/users", AccountsServer.newUser("ÜNAL 가"));
    assertThat(again.status()).isEqualTo(409);
    Answer decomposed =
        house.anybody().post("/api/users", AccountsServer.newUser("U\u0308nal \u1100\u1161"));
    assertThat(decomposed.json().requireString("code")).isEqualTo("name_taken");
  }

  @Test
  void names_of_the_mate_and_odd_names_are_refused() {
    for (String name :
        List.of("Maru", "마루", "ma.ru", "", " ", "a\u0000b", "a\u202Eb", "x".repeat(65), "a@b")) {
      Answer answer = house.anybody().post("/api/users", AccountsServer.newUser(name));
      assertThat(answer.status()).as(name).isEqualTo(400);
      assertThat(answer.json().requireString("detail")).as(name).contains("name: ");
    }
  }

  @Test
  void a_short_password_is_refused() {
    JsonObject body = AccountsServer.newUser("hana").toBuilder().put("password", "1234567").build();
    assertThat(house.anybody().post("/api/users", body).json().requireString("detail"))
        .isEqualTo("password: 7 characters (expected: 8 to 1024)");
  }

  @Test
  void signing_in_gives_a_token_and_a_cookie_that_work() {
    house.register("hana");
    Answer answer =
        house
            .anybody()
            .post("/api/sessions", AccountsServer.signIn("HANA", AccountsServer.password("hana")));
    assertThat(answer.status()).isEqualTo(201);
    String token = answer.json().requireString("token");
    assertThat(answer.header("set-cookie"))
        .isEqualTo("maru_session=" + token + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
    assertThat(house.server.as(token).get("/api/me").json().requireString("name"))
        .isEqualTo("hana");
    TestClient browser = house.anybody().header("cookie", "a=b; maru_session=" + token);
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
    assertThat(browser.delete("/api/sessions/current").status()).isEqualTo(403);
    assertThat(browser.header("x-maru-csrf", "1").delete("/api/sessions/current").status())
        .isEqualTo(204);
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void the_cookie_is_secure_where_people_come_by_https() {
    try (AccountsServer https =
        new AccountsServer(
            Registration.INVITED,
            config -> config.withPublicUrl(URI.create("https://chat.example.org")))) {
      https.register("hana");
      assertThat(
              https
                  .anybody()
                  .post("/api/sessions", AccountsServer.signIn("hana"))
                  .header("set-cookie"))
          .endsWith("; Secure");
    }
  }

  @Test
  void an_unknown_name_and_a_wrong_password_get_the_same_answer() {
    house.register("hana");
    Answer unknown = house.anybody().post("/api/sessions", AccountsServer.signIn("nobody"));
    Answer wrong =
        house.anybody().post("/api/sessions", AccountsServer.signIn("hana", "wrong password"));
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.json().toBuilder().remove("requestId").build())
        .isEqualTo(wrong.json().toBuilder().remove("requestId").build());
  }

  @Test
  void a_guesser_is_slowed_down_and_the_owner_elsewhere_is_not() {
    house.register("hana");
    TestClient guesser = house.anybody().header("x-forwarded-for", "203.0.113.9");
    Answer answer = guesser.post("/api/sessions", AccountsServer.signIn("hana", "guess guess"));
    for (int i = 0; i < 8; i++) {
      answer = guesser.post("/api/sessions", AccountsServer.signIn("hana", "guess guess"));
    }
    assertThat(answer.status()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("retry-after"))).isPositive();
    assertThat(house.anybody().post("/api/sessions", AccountsServer.signIn("hana")).status())
        .isEqualTo(201);
  }

  @Test
  void nobody_makes_accounts_by_the_dozen() {
    house.register("hana");
    TestClient far = house.anybody().header("x-forwarded-for", "203.0.113.9");
    JsonObject uninvited = AccountsServer.newUser("x").toBuilder().remove("invite").build();
    for (int i = 0; i < 20; i++) {
      assertThat(far.post("/api/users", uninvited).status()).isEqualTo(403);
    }
    assertThat(far.post("/api/users", uninvited).status()).isEqualTo(429);
  }

  @Test
  void a_session_ends_when_it_was_not_seen_for_a_month() {
    house.register("hana");
    TestClient hana = house.signedIn("hana");
    assertThat(hana.get("/api/me").status()).isEqualTo(200);
    TestClient forgotten = house.signedIn("hana");
    house.clock.advance(Duration.ofDays(31));
    assertThat(forgotten.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void sessions_are_listed_and_end_one_by_one_or_all_at_once() {
    house.register("hana");
    TestClient first = house.signedIn("hana");
    TestClient second = house.signedIn("hana");
    var listed = first.get("/api/sessions").json().requireArray("sessions");
    assertThat(listed.size()).isEqualTo(2);
    String other =
        listed
            .objects()
            .filter(session -> !session.requireBool("current"))
            .findFirst()
            .orElseThrow()
            .requireString("id");
    assertThat(first.delete("/api/sessions/" + other).status()).isEqualTo(204);
    assertThat(second.get("/api/me").status()).isEqualTo(401);
    TestClient third = house.signedIn("hana");
    assertThat(first.delete("/api/sessions").status()).isEqualTo(204);
    assertThat(first.get("/api/me").status()).isEqualTo(401);
    assertThat(third.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void nobody_ends_a_session_of_somebody_else() {
    house.register("hana");
    house.register("mina");
    TestClient hana = house.signedIn("hana");
    String hers =
        hana.get("/api/sessions")
            .json()
            .requireArray("sessions")
            .objects()
            .findFirst()
            .orElseThrow()
            .requireString("id");
    assertThat(house.signedIn("mina").delete("/api/sessions/" + hers).status()).isEqualTo(404);
    assertThat(hana.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void a_new_password_ends_the_other_sessions() {
    house.register("hana");
    TestClient here = house.signedIn("hana");
    TestClient elsewhere = house.signedIn("hana");
    JsonObject change =
        JsonObject.builder()
            .put("current", AccountsServer.password("hana"))
            .put("password", "another one")
            .build();
    JsonObject wrong = change.toBuilder().put("current", "not it at all").build();
    assertThat(here.post("/api/me/password", wrong).json().requireString("code"))
        .isEqualTo("wrong_password");
    assertThat(here.post("/api/me/password", change).status()).isEqualTo(204);
    assertThat(here.get("/api/me").status()).isEqualTo(200);
    assertThat(elsewhere.get("/api/me").status()).isEqualTo(401);
    assertThat(house.anybody().post("/api/sessions", AccountsServer.signIn("hana")).status())
        .isEqualTo(401);
  }

  @Test
  void the_own_account_can_be_changed() {
    house.register("hana");
    TestClient hana = house.signedIn("hana");
    JsonObject change =
        JsonObject.builder()
            .put("displayName", "하나 👩🏻‍⚖️")
            .put("timeZone", "Europe/Berlin")
            .build();
    JsonObject changed = hana.patch("/api/me", change).json();
    assertThat(changed.requireString("displayName")).isEqualTo("하나 👩🏻‍⚖️");
    assertThat(hana.get("/api/me").json().requireString("timeZone")).isEqualTo("Europe/Berlin");
    assertThat(hana.get("/api/me").json().requireString("locale")).isEqualTo("ko");
    JsonObject wrong = JsonObject.builder().put("timeZone", "Mars/Olympus").build();
    assertThat(hana.patch("/api/me", wrong).status()).isEqualTo(400);
  }

  @Test
  void a_key_is_shown_once_works_under_v1_only_and_stops_when_revoked() {
    house.register("hana");
    TestClient hana = house.signedIn("hana");
    JsonObject key =
        hana.post("/api/keys", JsonObject.builder().put("name", "laptop").build()).json();
    String secret = key.requireString("key");
    assertThat(secret).startsWith("mk-").startsWith(key.requireString("prefix"));
    assertThat(hana.get("/api/keys").text()).doesNotContain(secret).contains("laptop");
    assertThat(house.server.as(secret).get("/v1/models").status()).isEqualTo(200);
    assertThat(house.anybody().header("x-api-key", secret).get("/v1/models").status())
        .isEqualTo(200);
    assertThat(house.server.as(secret).get("/api/me").status()).isEqualTo(403);
    assertThat(hana.get("/v1/models").status()).isEqualTo(401);
    house.register("mina");
    assertThat(house.signedIn("mina").delete("/api/keys/" + key.requireString("id")).status())
        .isEqualTo(404);
    assertThat(hana.delete("/api/keys/" + key.requireString("id")).status()).isEqualTo(204);
    Answer refused = house.server.as(secret).get("/v1/models");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().requireObject("error").requireString("type"))
        .isEqualTo("authentication_error");
  }

  @Test
  void the_operator_reads_what_happened_and_finds_no_secret_in_it() {
    house.register("hana");
    house.register("mina");
    house.anybody().post("/api/sessions", AccountsServer.signIn("hana", "guess guess"));
    TestClient hana = house.signedIn("hana");
    Answer log = hana.get("/api/audit?limit=100");
    assertThat(log.json().requireArray("entries").objects())
        .extracting(entry -> entry.requireString("kind"))
        .containsExactly("signed_in", "sign_in_failed", "user_created", "user_created");
    assertThat(log.text()).doesNotContain("guess", "horse", "ms-");
    assertThat(house.signedIn("mina").get("/api/audit").status()).isEqualTo(403);
    assertThat(hana.get("/api/users").json().requireArray("users").size()).isEqualTo(2);
  }

  @Test
  void commands_on_this_machine_use_the_control_token() throws Exception {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(house.data.resolve("control.token"))))
        .isEqualTo("rw-------");
    String token = ControlToken.read(house.data).orElseThrow();
    TestClient command = house.server.as(token);
    assertThat(command.post("/api/control/users", AccountsServer.newUser("hana")).status())
        .isEqualTo(201);
    assertThat(command.header("x-maru-as", "hana").get("/api/me").json().requireString("role"))
        .isEqualTo("operator");
    assertThat(command.header("x-maru-as", "nobody").get("/api/me").text())
        .contains("There is no user named nobody");
    TestClient hana = house.signedIn("hana");
    assertThat(
            command
                .put(
                    "/api/control/users/hana/password",
                    JsonObject.builder().put("password", "a new password").build())
                .status())
        .isEqualTo(204);
    assertThat(hana.get("/api/me").status()).isEqualTo(401);
    JsonObject key =
        command
            .post(
                "/api/control/users/hana/keys",
                JsonObject.builder().put("budgetMicros", 5_000_000).build())
            .json();
    assertThat(house.server.as(key.requireString("key")).get("/v1/models").status()).isEqualTo(200);
    assertThat(command.delete("/api/control/keys/" + key.requireString("id")).status())
        .isEqualTo(204);
    assertThat(command.header("x-forwarded-for", "203.0.113.9").get("/api/control/users").status())
        .isEqualTo(401);
  }
}
