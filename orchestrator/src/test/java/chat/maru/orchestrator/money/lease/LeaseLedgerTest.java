package chat.maru.orchestrator.money.lease;

import static chat.maru.orchestrator.money.lease.TestNodes.KEY;
import static chat.maru.orchestrator.money.lease.TestNodes.aMinute;
import static chat.maru.orchestrator.money.lease.TestNodes.budget;
import static chat.maru.orchestrator.money.lease.TestNodes.micros;
import static chat.maru.orchestrator.money.lease.TestNodes.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.orchestrator.money.Estimate;
import chat.maru.orchestrator.money.Hold;
import chat.maru.orchestrator.money.Limit;
import chat.maru.orchestrator.money.Measure;
import chat.maru.orchestrator.money.MoneyError;
import chat.maru.orchestrator.money.Payer;
import chat.maru.orchestrator.money.Period;
import chat.maru.orchestrator.money.Scope;
import chat.maru.orchestrator.money.Settlement;
import chat.maru.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class LeaseLedgerTest {
  private static final String BOTH = "chat.maru.storage.testing.Databases#both";

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_thousand_calls_on_several_nodes_never_spend_a_micro_dollar_too_much(Database database) {
    Limit key = budget(Period.MONTH, 1_000_003);
    Limit all = Limit.budget(Scope.DEPLOYMENT, Period.DAY, 900_001, true);
    try (TestNodes nodes = new TestNodes(database, key)) {
      List<LeaseLedger> ledgers = List.of(nodes.start(all), nodes.start(all), nodes.start(all));
      AtomicLong taken = new AtomicLong();
      AtomicLong most = new AtomicLong();
      AtomicInteger refused = new AtomicInteger();
      Queue<Settlement> settled = new ConcurrentLinkedQueue<>();
      try (ExecutorService callers = Threads.virtual("caller")) {
        for (int i = 0; i < 1_000; i++) {
          int call = i;
          callers.execute(
              () -> {
                long amount = 500L + call % 997;
                try {
                  Hold hold = ledgers.get(call % 3).reserve(KEY, micros(amount));
                  most.accumulateAndGet(taken.addAndGet(amount), Math::max);
                  // A tenth fails, the others cost between half and all of what was reserved.
                  long cost = call % 10 == 0 ? 0 : amount - amount * (call % 5) / 8;
                  taken.addAndGet(cost - amount);
                  settled.addAll(hold.settle(cost, 0));
                } catch (MaruException e) {
                  assertThat(e.code()).isEqualTo(MoneyError.BUDGET_EXHAUSTED);
                  refused.incrementAndGet();
                }
              });
        }
      }
      assertThat(most.get()).isLessThanOrEqualTo(900_001);
      // Now to the last micro-dollar.
      for (LeaseLedger ledger : ledgers) {
        while (spendOne(ledger, 1_000, settled) || spendOne(ledger, 1, settled)) {
          assertThat(taken.incrementAndGet()).isPositive();
        }
      }
      nodes.write(List.copyOf(settled));
      long spent =
          settled.stream()
              .filter(s -> s.account().startsWith("dep"))
              .mapToLong(Settlement::cost)
              .sum();
      assertThat(spent).isLessThanOrEqualTo(900_001);
      assertThat(nodes.standing(all).spent()).isEqualTo(spent);
      assertThat(nodes.standing(key).spent()).isEqualTo(spent);
      ledgers.forEach(LeaseLedger::close);
      assertThat(nodes.standing(all).leased()).isZero();
      assertThat(nodes.standing(key).leased()).isZero();
    }
  }

  private static boolean spendOne(LeaseLedger ledger, long amount, Queue<Settlement> settled) {
    try {
      settled.addAll(ledger.reserve(KEY, micros(amount)).settle(amount, 0));
      return true;
    } catch (MaruException e) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void two_nodes_share_ten_requests_a_minute(Database database) { // G16
    try (TestNodes nodes = new TestNodes(database, aMinute(Measure.REQUESTS, 10))) {
      List<LeaseLedger> ledgers = List.of(nodes.start(), nodes.start());
      int passed = 0;
      for (int i = 0; i < 20; i++) {
        passed += enters(ledgers.get(i % 2)) ? 1 : 0;
      }
      assertThat(passed).isEqualTo(10);
      assertThat(ledgers.getFirst().rate(KEY, Measure.REQUESTS).orElseThrow().remaining()).isZero();
      nodes.pass(Duration.ofMinutes(1));
      assertThat(enters(ledgers.getFirst())).isTrue();
    }
  }

  private static boolean enters(LeaseLedger ledger) {
    try {
      ledger.enter(KEY);
      return true;
    } catch (MaruException e) {
      assertThat(e.code()).isEqualTo(CommonError.RATE_LIMITED);
      assertThat(e.retryAfter().orElseThrow())
          .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void tokens_that_a_call_did_not_take_are_there_for_the_next(Database database) {
    try (TestNodes nodes = new TestNodes(database, aMinute(Measure.TOKENS, 1_000))) {
      LeaseLedger ledger = nodes.start();
      Hold hold = ledger.reserve(KEY, tokens(900));
      assertThatThrownBy(() -> ledger.reserve(KEY, tokens(200)))
          .hasMessageContaining("1000 tokens a minute");
      assertThat(hold.settle(0, 100)).isEmpty();
      ledger.reserve(KEY, tokens(800)).settle(0, 2_000);
      assertThat(ledger.rate(KEY, Measure.TOKENS).orElseThrow().remaining()).isZero();
      assertThatThrownBy(() -> ledger.reserve(KEY, tokens(1))).isInstanceOf(MaruException.class);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_hundred_failed_calls_hold_nothing(Database database) { // G15
    Limit key = budget(Period.TOTAL, 1_000);
    try (TestNodes nodes = new TestNodes(database, key)) {
      LeaseLedger ledger = nodes.start();
      for (int i = 0; i < 100; i++) {
        assertThat(ledger.reserve(KEY, micros(900)).release()).isEmpty();
      }
      Hold whole = ledger.reserve(KEY, micros(1_000));
      whole.release();
      assertThat(nodes.standing(key).leased() - ledger.free(key.account())).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void what_a_call_costs_beyond_its_reservation_is_a_debt(Database database) {
    Limit key = budget(Period.TOTAL, 1_000);
    try (TestNodes nodes = new TestNodes(database, key)) {
      LeaseLedger ledger = nodes.start();
      nodes.settle(ledger.reserve(KEY, micros(800)), 1_500);
      assertThat(nodes.standing(key).spent()).isEqualTo(1_500);
      assertThatThrownBy(() -> nodes.start().reserve(KEY, micros(1)))
          .hasMessageContaining("The key's budget of 0.001 USD is used up");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void what_a_dead_node_had_leased_counts_as_spent_until_its_receipts_are_there(Database database) {
    Limit key = budget(Period.TOTAL, 1_000);
    try (TestNodes nodes = new TestNodes(database, key)) {
      LeaseLedger dying = nodes.start();
      Hold lost = dying.reserve(KEY, micros(600));
      LeaseLedger other = nodes.start();
      nodes.pass(Duration.ofMinutes(2));
      other.reserve(KEY, micros(1)).release();
      nodes.pass(Duration.ofSeconds(11));
      other.tick(); // fences the dead one off
      assertThatThrownBy(() -> other.reserve(KEY, micros(600))).hasMessageContaining("0.0006");
      nodes.settle(lost, 100); // a receipt that came late
      assertThat(nodes.standing(key).spent()).isEqualTo(100);
      nodes.store().reconcile();
      LeaseLedger third = nodes.start();
      third.reserve(KEY, micros(600)).release();
      assertThatThrownBy(() -> third.reserve(KEY, micros(901))).isInstanceOf(MaruException.class);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void the_next_process_gives_back_what_the_one_that_died_had_free(Database database)
      throws IOException {
    Limit key = budget(Period.TOTAL, 100_000);
    Path data = Files.createTempDirectory("leases");
    Path left = Files.createTempDirectory("leases-left");
    try (TestNodes nodes = new TestNodes(database, key)) {
      LeaseLedger dying = nodes.start(Mirrors.in(data));
      nodes.settle(dying.reserve(KEY, micros(100)), 60);
      dying.reserve(KEY, micros(300)); // under way when it dies
      long leased = nodes.standing(key).leased();
      assertThat(leased).isGreaterThan(300);
      try (Stream<Path> files = Files.list(data)) { // what a kill -9 leaves: the file, and no lock
        Path file = files.findFirst().orElseThrow();
        Files.copy(file, left.resolve(file.getFileName()));
      }
      nodes.start(Mirrors.in(left));
      assertThat(nodes.standing(key)).isEqualTo(new LeaseStore.Standing(0, 60 + 300, 0));
      try (Stream<Path> files = Files.list(left)) {
        assertThat(files).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_receipt_that_comes_after_its_lease_was_given_back_makes_no_money(Database database) {
    Limit key = budget(Period.TOTAL, 1_000);
    try (TestNodes nodes = new TestNodes(database, key)) {
      LeaseLedger dying = nodes.start();
      Hold late = dying.reserve(KEY, micros(600));
      nodes.pass(Duration.ofMinutes(2));
      nodes.store().fence(nodes.nowMs());
      nodes.store().reconcile();
      nodes.settle(late, 100);
      assertThat(nodes.standing(key)).isEqualTo(new LeaseStore.Standing(0, 100, 0));
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_node_that_was_taken_for_dead_leases_under_a_new_epoch(Database database) {
    Limit key = budget(Period.TOTAL, 1_000);
    try (TestNodes nodes = new TestNodes(database, key)) {
      LeaseLedger slept = nodes.start();
      nodes.settle(slept.reserve(KEY, micros(100)), 100);
      nodes.pass(Duration.ofMinutes(2));
      nodes.store().fence(nodes.nowMs());
      slept.tick();
      nodes.settle(slept.reserve(KEY, micros(800)), 800);
      assertThat(nodes.standing(key).spent()).isEqualTo(900);
      slept.close();
      assertThat(nodes.standing(key).leased()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_day_begins_at_midnight_in_the_operators_zone(Database database) {
    Limit key = budget(Period.DAY, 1_000);
    try (TestNodes nodes = new TestNodes(database, ZoneId.of("Asia/Seoul"), key)) {
      LeaseLedger ledger = nodes.start();
      nodes.settle(ledger.reserve(KEY, micros(1_000)), 1_000);
      nodes.setTime("2026-11-24T14:59:59Z");
      assertThatThrownBy(() -> ledger.reserve(KEY, micros(1)))
          .hasMessageContaining("It starts anew at 2026-11-24T15:00:00Z");
      nodes.setTime("2026-11-24T15:00:00Z");
      Hold today = ledger.reserve(KEY, micros(1_000));
      nodes.setTime("2026-11-25T15:00:00Z");
      nodes.settle(today, 1_000); // yesterday's money
      nodes.settle(ledger.reserve(KEY, micros(1_000)), 1_000);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_model_without_a_price_is_refused_under_a_budget_only(Database database) {
    Estimate unknown = new Estimate("mystery", false, 0, 0, 0);
    try (TestNodes nodes = new TestNodes(database, budget(Period.TOTAL, 1_000))) {
      LeaseLedger ledger = nodes.start();
      assertThatThrownBy(() -> ledger.reserve(KEY, unknown))
          .hasMessageContaining("Nobody knows what `mystery` costs");
      assertThat(ledger.reserve(new Payer(null, "u", null), unknown)).isSameAs(Hold.NONE);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_key_without_a_budget_is_counted_all_the_same(Database database) {
    try (TestNodes nodes = new TestNodes(database)) {
      nodes.settle(nodes.start().reserve(KEY, micros(70)), 50);
      Limit never = new Limit(LeaseLedger.spendingOf("k", Period.TOTAL), 0, false);
      assertThat(nodes.standing(never).spent()).isEqualTo(50);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void what_the_mate_says_in_a_room_counts_for_the_room(Database database) {
    Limit room = Limit.budget(new Scope(Scope.Kind.ROOM, ""), Period.DAY, 100, true);
    try (TestNodes nodes = new TestNodes(database)) {
      LeaseLedger ledger = nodes.start(room);
      nodes.settle(ledger.reserve(new Payer(null, "u", "r"), micros(80)), 80);
      assertThat(nodes.standing(room.of("r")).spent()).isEqualTo(80);
      assertThatThrownBy(() -> ledger.reserve(new Payer(null, "v", "r"), micros(80)))
          .hasMessageContaining("the room's budget");
      ledger.reserve(new Payer(null, "u", "other"), micros(80)).release();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void every_scope_gives_or_none_does(Database database) {
    Limit key = budget(Period.TOTAL, 1_000);
    Limit user = Limit.budget(new Scope(Scope.Kind.USER, ""), Period.DAY, 10_000, true);
    Limit small = Limit.budget(Scope.DEPLOYMENT, Period.TOTAL, 500, true);
    try (TestNodes nodes = new TestNodes(database, key)) {
      LeaseLedger ledger = nodes.start(user, small);
      List<Hold> holds = new ArrayList<>();
      holds.add(ledger.reserve(KEY, micros(400)));
      assertThatThrownBy(() -> ledger.reserve(KEY, micros(400)))
          .hasMessageContaining("the deployment's budget");
      holds.forEach(Hold::release);
      ledger.close();
      for (Limit limit : List.of(key, user.of("u"), small)) {
        assertThat(nodes.standing(limit).leased()).isZero();
      }
    }
  }
}
