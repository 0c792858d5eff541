package chat.maru.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.FixedCallers;
import chat.maru.orchestrator.responses.ResponsesConfig;
import chat.maru.orchestrator.responses.ResponsesError;
import chat.maru.orchestrator.responses.StoredResponses;
import chat.maru.orchestrator.testing.FixedAccounts;
import chat.maru.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Kept responses on both databases.
@Timeout(60)
class ResponseStoreTest {
  private static final String BOB = FixedAccounts.key(FixedCallers.BOB);
  private static final String CAROL = FixedAccounts.key(FixedCallers.CAROL);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void a_chain_is_filled_in_from_its_first_response(Database database) {
    StoredResponses kept = open(database, 256L << 20);
    kept.keep(BOB, ask(null), answer("r1", "one"));
    kept.keep(BOB, ask("r1"), answer("r2", "two"));
    kept.keep(CAROL, ask(null), answer("r1", "other"));
    assertThat(kept.expanded(BOB, ask("r2")).requireArray("input").size()).isEqualTo(5);
    assertThat(kept.expanded(BOB, ask("r2")).toText())
        .contains("one")
        .contains("two")
        .doesNotContain("other", "previous_response_id");
    assertThat(kept.input(BOB, "r2")).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void a_gap_in_a_chain_is_told_and_not_skipped(Database database) {
    StoredResponses kept = open(database, 256L << 20);
    kept.keep(BOB, ask(null), answer("r1", "one"));
    kept.keep(BOB, ask("r1"), answer("r2", "two"));
    kept.delete(BOB, "r1");
    assertThatThrownBy(() -> kept.expanded(BOB, ask("r2")))
        .hasMessageContaining("r1 is not kept")
        .extracting("code")
        .isEqualTo(ResponsesError.PREVIOUS_RESPONSE_NOT_FOUND);
    assertThat(kept.require(BOB, "r2").id()).isEqualTo("r2");
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void a_response_goes_when_its_time_is_over_and_going_on_begins_it_anew(Database database) {
    StoredResponses kept = open(database, 256L << 20);
    kept.keep(BOB, ask(null), answer("r1", "one"));
    kept.keep(BOB, ask(null), answer("lone", "lone"));
    pass(Duration.ofDays(20));
    kept.expanded(BOB, ask("r1"));
    pass(Duration.ofDays(20));
    assertThat(kept.require(BOB, "r1").id()).isEqualTo("r1");
    assertThatThrownBy(() -> kept.require(BOB, "lone"))
        .extracting("code")
        .isEqualTo(ResponsesError.RESPONSE_NOT_FOUND);
    assertThat(count(database)).isEqualTo(2);
    kept.sweep();
    assertThat(count(database)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void beyond_its_room_a_keys_oldest_go_first(Database database) {
    StoredResponses kept = open(database, 2_000);
    for (int i = 0; i < 10; i++) {
      kept.keep(BOB, ask(null), answer("r" + i, "x".repeat(300)));
      pass(Duration.ofMinutes(1));
    }
    kept.keep(CAROL, ask(null), answer("other", "x"));
    kept.sweep();
    assertThatThrownBy(() -> kept.require(BOB, "r0")).isNotNull();
    assertThat(kept.require(BOB, "r9").id()).isEqualTo("r9");
    assertThat(kept.require(CAROL, "other").id()).isEqualTo("other");
    assertThat(count(database)).isBetween(3L, 6L);
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void a_revoked_key_keeps_nothing_and_takes_its_words_along(Database database) {
    StoredResponses kept = open(database, 256L << 20);
    kept.keep(BOB, ask(null), answer("r1", "one"));
    database.write(
        handle ->
            handle.createUpdate("DELETE FROM api_keys WHERE id = :id").bind("id", BOB).execute());
    kept.keep(BOB, ask(null), answer("r2", "two"));
    assertThat(count(database)).isZero();
  }

  private StoredResponses open(Database database, long bytesPerKey) {
    FixedAccounts.put(database);
    return new StoredResponses(
        new JdbiResponseStore(database),
        new ResponsesConfig(true, Duration.ofDays(30), bytesPerKey),
        now::get);
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private static long count(Database database) {
    return database.read(
        handle ->
            handle.createQuery("SELECT COUNT(*) FROM stored_response").mapTo(Long.class).one());
  }

  private static JsonObject ask(@Nullable String previous) {
    return JsonObject.builder()
        .put("model", "a")
        .put("input", "question")
        .put("previous_response_id", previous)
        .build();
  }

  private static JsonObject answer(String id, String text) {
    return Json.parseObject(
        ("{'id':'%s','status':'completed','output':[{'id':'msg_%s','type':'message','role':'assistant',"
                + "'content':[{'type':'output_text','text':'%s'}]}]}")
            .formatted(id, id, text)
            .replace('\'', '"'));
  }
}
