package chat.maru.accounts.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.accounts.ApiKey;
import chat.maru.accounts.AuditEntry;
import chat.maru.accounts.KeyTerms;
import chat.maru.accounts.Session;
import chat.maru.accounts.User;
import chat.maru.base.Ids;
import chat.maru.base.Threads;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Role;
import chat.maru.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoresTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123Z");

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void a_user_comes_back_as_it_was_stored(Database database) {
    JdbiUserStore store = new JdbiUserStore(database);
    User user = user("한결");
    assertThat(store.isEmpty()).isTrue();
    assertThat(store.insert(user, "한결", "hash")).isTrue();
    assertThat(store.isEmpty()).isFalse();
    assertThat(store.find(user.id())).contains(user);
    assertThat(store.findByName("한결")).contains(user);
    assertThat(store.findAll(List.of(user.id(), UserId.next(Clock.systemUTC()))))
        .containsExactly(user);
    assertThat(store.passwordHash(user.id())).contains("hash");
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void a_name_is_taken_once(Database database) {
    JdbiUserStore store = new JdbiUserStore(database);
    assertThat(store.insert(user("Mina"), "mina", "h")).isTrue();
    assertThat(store.insert(user("MINA"), "mina", "h")).isFalse();
    assertThat(store.list()).extracting(User::name).containsExactly("Mina");
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void of_many_first_accounts_at_once_one_wins(Database database) throws Exception {
    JdbiUserStore store = new JdbiUserStore(database);
    List<Future<Boolean>> tries = new ArrayList<>();
    try (ExecutorService threads = Threads.virtual("first")) {
      for (int i = 0; i < 8; i++) {
        String name = "first" + i;
        tries.add(threads.submit(() -> store.insertFirst(user(name), name, "h")));
      }
    }
    int winners = 0;
    for (Future<Boolean> attempt : tries) {
      winners += attempt.get() ? 1 : 0;
    }
    assertThat(winners).isEqualTo(1);
    assertThat(store.list()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void sessions_are_found_by_token_listed_and_ended(Database database) {
    User user = stored(database, "haneul");
    JdbiSessionStore store = new JdbiSessionStore(database);
    Session old = session(user, NOON.minus(Duration.ofDays(40)));
    Session one = session(user, NOON.minusSeconds(10));
    Session two = session(user, NOON);
    store.insert(old, "t0");
    store.insert(one, "t1");
    store.insert(two, "t2");
    assertThat(store.findByToken("t1").orElseThrow().session()).isEqualTo(one);
    assertThat(store.findByToken("t1").orElseThrow().user()).isEqualTo(user);
    store.seen(one.id(), NOON.plusSeconds(1));
    store.seen(one.id(), NOON.minusSeconds(60));
    assertThat(store.list(user.id()))
        .extracting(Session::id)
        .containsExactly(one.id(), two.id(), old.id());
    assertThat(store.deleteOlderThan(NOON.minus(Duration.ofDays(30)))).isEqualTo(1);
    assertThat(store.deleteAllBut(user.id(), two.id())).containsExactly(one.id());
    assertThat(store.delete(UserId.next(Clock.systemUTC()), two.id())).isFalse();
    assertThat(store.delete(user.id(), two.id())).isTrue();
    assertThat(store.findByToken("t2")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void keys_keep_their_terms_and_last_use(Database database) {
    User user = stored(database, "sora");
    JdbiKeyStore store = new JdbiKeyStore(database);
    KeyTerms terms =
        new KeyTerms(
            OptionalLong.of(5),
            KeyTerms.BudgetPeriod.MONTH,
            List.of("auto", "gpt-5-mini"),
            Optional.of(NOON.plusSeconds(60)),
            OptionalLong.of(10),
            OptionalLong.of(1_000),
            Optional.of(KeyTerms.Identifiers.OWN));
    ApiKey key = new ApiKey("k1", user.id(), "laptop", "mk-123", terms, NOON, Optional.empty());
    ApiKey free =
        new ApiKey(
            "k2",
            user.id(),
            "phone",
            "mk-456",
            KeyTerms.NONE,
            NOON.plusSeconds(1),
            Optional.empty());
    store.insert(key, "s1");
    store.insert(free, "s2");
    store.used("k2", NOON.plusSeconds(9));
    assertThat(store.findBySecret("s1").orElseThrow().key()).isEqualTo(key);
    assertThat(store.find("k2").orElseThrow().terms()).isEqualTo(KeyTerms.NONE);
    assertThat(store.find("k2").orElseThrow().lastUsedAt()).contains(NOON.plusSeconds(9));
    assertThat(store.list(user.id())).extracting(ApiKey::id).containsExactly("k2", "k1");
    assertThat(store.delete(user.id(), "k1")).isTrue();
    assertThat(store.findBySecret("s1")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void the_audit_log_pages_backwards(Database database) {
    JdbiAuditStore store = new JdbiAuditStore(database);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String id = Ids.next(Clock.systemUTC());
      ids.add(id);
      store.append(
          new AuditEntry(
              id,
              NOON,
              "signed_in",
              Optional.of(UserId.next(Clock.systemUTC())),
              Optional.empty(),
              Optional.of("192.0.2.1"),
              JsonObject.builder().put("n", i).build()));
    }
    assertThat(store.page(Optional.empty(), 2))
        .extracting(AuditEntry::id)
        .containsExactly(ids.get(4), ids.get(3));
    assertThat(store.page(Optional.of(ids.get(3)), 9))
        .extracting(AuditEntry::id)
        .containsExactly(ids.get(2), ids.get(1), ids.get(0));
  }

  private static User stored(Database database, String name) {
    User user = user(name);
    new JdbiUserStore(database).insert(user, name, "h");
    return user;
  }

  private static User user(String name) {
    return new User(
        UserId.next(Clock.systemUTC()), name, name, Role.MEMBER, "ko", "Asia/Seoul", NOON);
  }

  private static Session session(User user, Instant seen) {
    return new Session(Ids.next(Clock.systemUTC()), user.id(), "test", seen, seen);
  }
}
