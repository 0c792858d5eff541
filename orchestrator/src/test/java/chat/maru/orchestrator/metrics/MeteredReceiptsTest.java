package chat.maru.orchestrator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.orchestrator.Completion;
import chat.maru.orchestrator.Tier;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.MemoryReceipts;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestGateway;
import chat.maru.orchestrator.testing.VendorFault;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MeteredReceiptsTest {
  @Test
  void a_call_shows_in_the_metrics_with_its_failures_tokens_cost_and_breakers() {
    try (FakeVendor bad = FakeVendor.start();
        FakeVendor good = FakeVendor.start();
        TestGateway maru =
            new TestGateway()
                .outside("bad", bad.url(), Tier.CAPABLE)
                .outside("good", good.url(), Tier.CAPABLE)
                .fallback("bad", "good")) {
      PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      MemoryReceipts kept = new MemoryReceipts();
      MeteredReceipts metered = new MeteredReceipts(kept, maru.health(), registry);
      bad.always(VendorFault.UNAVAILABLE);
      good.always(Script.says("hello"));
      Completion answer = maru.gateway().complete(TestGateway.ask("bad", "hi"));
      metered.record(answer.receipt());
      String shown = registry.scrape();
      assertThat(shown)
          .contains(
              "maru_gateway_calls_total{model=\"good\",outcome=\"complete\",provider=\"good\"} 1.0")
          .contains(
              "maru_gateway_attempts_failed_total{error=\"provider_failed\",model=\"bad\",provider=\"bad\"}"
                  + " 1.0")
          .contains("maru_gateway_breaker{model=\"good\",provider=\"good\"} 0.0")
          .contains("maru_gateway_first_token_seconds_count{model=\"good\",provider=\"good\"} 1")
          .containsPattern(
              "maru_gateway_tokens_total\\{kind=\"output\",model=\"good\",provider=\"good\"} [1-9]")
          .containsPattern(
              "maru_gateway_cost_usd_total\\{model=\"good\",provider=\"good\"} [1-9.]+E-")
          .doesNotContain("hello");
      assertThat(kept.all()).containsExactly(answer.receipt());
    }
  }
}
