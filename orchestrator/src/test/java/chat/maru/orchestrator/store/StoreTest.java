package chat.maru.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.edge.testing.TestServer;
import chat.maru.orchestrator.Candidate;
import chat.maru.orchestrator.DataClass;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.ModelConfig;
import chat.maru.orchestrator.Origin;
import chat.maru.orchestrator.Price;
import chat.maru.orchestrator.ProviderConfig;
import chat.maru.orchestrator.Reason;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.ReceiptStep;
import chat.maru.orchestrator.SecretBox;
import chat.maru.orchestrator.Tier;
import chat.maru.orchestrator.Usage;
import chat.maru.orchestrator.money.Settlement;
import chat.maru.orchestrator.money.lease.LeaseStore;
import chat.maru.orchestrator.money.store.JdbiLeaseStore;
import chat.maru.storage.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class StoreTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void a_receipt_is_found_at_once_and_after_it_was_written(Database database) {
    Receipt receipt = receipt();
    Receipt guided =
        Receipt.guided(
            Origin.MARU, DataClass.ROOM, List.of(Reason.of("no_model")), CLOCK, Duration.ZERO);
    try (ReceiptLog log = new ReceiptLog(database)) {
      log.record(receipt);
      log.record(guided);
      assertThat(log.find(receipt.id())).contains(receipt);
    }
    try (ReceiptLog log = new ReceiptLog(database)) {
      assertThat(log.find(receipt.id())).contains(receipt);
      assertThat(log.find(guided.id()).orElseThrow().guided()).isTrue();
      assertThat(log.find("nothing")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void a_receipt_that_is_written_twice_settles_once(Database database) {
    Receipt receipt = receipt();
    List<Settlement> settled = List.of(new Settlement("key:k:micros:total", 0, "", 1234, 0));
    for (int i = 0; i < 2; i++) {
      try (ReceiptLog log = new ReceiptLog(database)) {
        log.record(receipt, settled);
      }
    }
    assertThat(
            new JdbiLeaseStore(database)
                .standings(List.of("key:k:micros:total"))
                .get("key:k:micros:total"))
        .isEqualTo(new LeaseStore.Standing(0, 1234, 0));
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void many_receipts_are_all_written(Database database) {
    int count = 5_000;
    try (ReceiptLog log = new ReceiptLog(database)) {
      for (int i = 0; i < count; i++) {
        log.record(Receipt.guided(Origin.MARU, DataClass.OPEN, List.of(), CLOCK, Duration.ZERO));
      }
    }
    long written =
        database.read(
            handle -> handle.createQuery("SELECT count(*) FROM receipt").mapTo(Long.class).one());
    assertThat(written).isEqualTo(count);
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void old_receipts_go_in_batches_and_new_ones_stay(Database database) { // G23
    int old = 2 * OldReceipts.BATCH + 500;
    Instant longAgo = CLOCK.instant().minus(Duration.ofDays(500));
    database.write(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  INSERT INTO receipt (id, at, outcome, input_tokens, output_tokens, cost_micros, body)
                  VALUES (?, ?, 'COMPLETE', 0, 0, 0, '{}')\
                  """);
          for (int i = 0; i < old; i++) {
            UUID id = new UUID(longAgo.toEpochMilli() << 16 | 0x7000L, 0x8000_0000_0000_0000L + i);
            batch.add(id.toString(), longAgo.toEpochMilli());
          }
          return batch.execute().length;
        });
    try (ReceiptLog log = new ReceiptLog(database)) {
      log.record(receipt());
    }
    OldReceipts receipts = new OldReceipts(database, Duration.ofDays(400), CLOCK);
    assertThat(receipts.forget()).isEqualTo(3);
    assertThat(receipts.forget()).isZero();
    long left =
        database.read(
            handle -> handle.createQuery("SELECT count(*) FROM receipt").mapTo(Long.class).one());
    assertThat(left).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void a_provider_survives_with_its_key_under_the_same_secret_only(Database database) {
    Path data = TestServer.uploads();
    ProviderConfig provider =
        new ProviderConfig(
            "v",
            "openai",
            "https://v.example/v1",
            List.of("sk-1"),
            true,
            List.of(ModelConfig.named("m")),
            ProviderConfig.Source.PAGE);
    JdbiProviderStore store =
        new JdbiProviderStore(database, SecretBox.open(data, Map.of()), CLOCK);
    assertThat(store.insert(provider)).isTrue();
    assertThat(store.insert(provider)).isFalse();
    assertThat(new JdbiProviderStore(database, SecretBox.open(data, Map.of()), CLOCK).list())
        .containsExactly(provider);
    JdbiProviderStore other =
        new JdbiProviderStore(
            database, SecretBox.open(data, Map.of("MARU_SECRET", "another")), CLOCK);
    assertThat(other.list()).singleElement().returns(List.of(), ProviderConfig::keys);
    assertThat(store.delete("v")).isTrue();
    assertThat(store.delete("v")).isFalse();
  }

  private static Receipt receipt() {
    Model model = new Model("big", "openai", "gpt", false, Tier.CAPABLE, Set.of(), 0, Price.FREE);
    Usage usage = new Usage(10, 2, 1, 5, 3, true);
    return new Receipt(
        chat.maru.base.Ids.next(CLOCK),
        Instant.ofEpochMilli(1_764_000_000_123L),
        new Origin(UserId.next(CLOCK), RoomId.next(CLOCK), "turn", "key"),
        model,
        false,
        false,
        List.of(Reason.of("pinned"), Reason.of("latency", "ms", 3)),
        new Receipt.Left(
            2,
            List.of(MessageId.next(CLOCK), MessageId.next(CLOCK)),
            List.of(new Receipt.Masked("phone", 1)),
            "openai"),
        usage,
        1234,
        true,
        Duration.ofMillis(15),
        Duration.ofMillis(7),
        Receipt.Outcome.COMPLETE,
        List.of(
            new ReceiptStep(
                "big", "openai", false, 2, null, Duration.ofMillis(9), null, usage, 1234)),
        DataClass.ROOM,
        List.of(
            new Candidate(model, 0.75, List.of(Reason.of("own")), null),
            new Candidate(model, 0, List.of(), Reason.of("outside_room"))));
  }
}
