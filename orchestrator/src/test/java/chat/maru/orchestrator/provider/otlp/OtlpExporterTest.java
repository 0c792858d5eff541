package chat.maru.orchestrator.provider.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Deadline;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.ChatRequest;
import chat.maru.orchestrator.Completion;
import chat.maru.orchestrator.DataClass;
import chat.maru.orchestrator.Origin;
import chat.maru.orchestrator.Tier;
import chat.maru.orchestrator.Trace;
import chat.maru.orchestrator.provider.EventLoops;
import chat.maru.orchestrator.testing.Exchange;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.MemoryReceipts;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestGateway;
import chat.maru.orchestrator.testing.VendorFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OtlpExporterTest {
  @Test
  void a_call_becomes_a_span_with_one_below_it_for_each_attempt_and_no_words() {
    try (FakeVendor vendor = FakeVendor.start();
        FakeVendor collector = FakeVendor.start();
        EventLoops loops = EventLoops.start();
        TestGateway maru =
            new TestGateway()
                .outside("gemini", vendor.url(), Tier.CAPABLE)
                .outside("second", vendor.url(), Tier.CAPABLE)
                .fallback("gemini", "second")) {
      collector.always(Script.raw(200, "application/json", "{}"));
      vendor.then(VendorFault.UNAVAILABLE).always(Script.says("a secret answer"));
      Completion answer = maru.gateway().complete(TestGateway.ask("gemini", "a secret question"));
      Map<String, String> environment =
          Map.of(
              "OTEL_EXPORTER_OTLP_ENDPOINT",
              collector.url(),
              "OTEL_EXPORTER_OTLP_HEADERS",
              "x-team=maru, x-two = 2");
      OtlpExporter exporter =
          OtlpExporter.from(environment, new MemoryReceipts(), loops).orElseThrow();
      exporter.record(answer.receipt());
      exporter.close();
      Exchange sent = collector.last();
      assertThat(sent.path()).endsWith("/v1/traces");
      assertThat(sent.header("x-team")).contains("maru");
      assertThat(sent.body().toText()).doesNotContain("secret");
      List<JsonObject> spans = spans(sent.body());
      assertThat(spans).hasSize(3);
      assertThat(spans)
          .extracting(span -> span.requireString("traceId"))
          .containsOnly(spans.getFirst().requireString("traceId"));
      assertThat(spans.subList(1, 3))
          .allSatisfy(
              span ->
                  assertThat(span.requireString("parentSpanId"))
                      .isEqualTo(spans.getFirst().requireString("spanId")));
      assertThat(spans.get(1).toText())
          .contains("\"chat gemini\"", "gcp.gemini", "error.type", "provider_failed");
      assertThat(spans.get(2).toText()).contains("\"chat second\"", "gen_ai.usage.output_tokens");
    }
  }

  @Test
  void a_clients_trace_goes_on_to_the_vendor_and_the_collector() {
    String id = "4bf92f3577b34da6a3ce929d0e0e4736";
    String header = "00-" + id + "-00f067aa0ba902b7-01";
    assertThat(Trace.of("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01")).isEmpty();
    assertThat(Trace.of("nonsense")).isEmpty();
    try (FakeVendor vendor = FakeVendor.start();
        FakeVendor collector = FakeVendor.start();
        EventLoops loops = EventLoops.start();
        TestGateway maru = new TestGateway().outside("a", vendor.url(), Tier.CAPABLE)) {
      collector.always(Script.raw(200, "application/json", "{}"));
      vendor.always(Script.says("hello"));
      ChatRequest asked =
          ChatRequest.of(
              TestGateway.ask("a", "hi").body(),
              Origin.MARU.in(Trace.of(header).orElseThrow()),
              DataClass.OPEN,
              Deadline.after(Duration.ofSeconds(30)));
      Completion answer = maru.gateway().complete(asked);
      assertThat(vendor.last().header("traceparent")).contains(header);
      OtlpExporter exporter =
          OtlpExporter.from(
                  Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url()),
                  new MemoryReceipts(),
                  loops)
              .orElseThrow();
      exporter.record(answer.receipt());
      exporter.close();
      JsonObject root = spans(collector.last().body()).getFirst();
      assertThat(root.requireString("traceId")).isEqualTo(id);
      assertThat(root.requireString("parentSpanId")).isEqualTo("00f067aa0ba902b7");
    }
  }

  @Test
  void without_a_collector_nothing_is_exported() {
    try (EventLoops loops = EventLoops.start()) {
      assertThat(OtlpExporter.from(Map.of(), new MemoryReceipts(), loops)).isEmpty();
    }
  }

  private static List<JsonObject> spans(JsonObject body) {
    return body.requireArray("resourceSpans")
        .objects()
        .flatMap(resource -> resource.requireArray("scopeSpans").objects())
        .flatMap(scope -> scope.requireArray("spans").objects())
        .toList();
  }
}
