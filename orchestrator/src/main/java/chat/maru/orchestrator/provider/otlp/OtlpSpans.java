package chat.maru.orchestrator.provider.otlp;

import chat.maru.base.Ids;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Capability;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.ReceiptStep;
import chat.maru.orchestrator.Trace;
import chat.maru.orchestrator.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Receipts as spans in the JSON of OTLP 1.x: one for the call, and below it one for each attempt
/// with the attributes of OpenTelemetry's semantic conventions for generative AI, version 1.41.0
/// (commit e018fe6f9186).
///
/// A receipt holds no words, so no span does.
final class OtlpSpans {
  private static final String SCHEMA = "https://opentelemetry.io/schemas/1.41.0";
  private static final int INTERNAL = 1;
  private static final int CLIENT = 3;
  private static final int ERROR = 2;

  private OtlpSpans() {}

  /// The body of an export request.
  static JsonObject request(List<Receipt> receipts) {
    List<Json> spans = new ArrayList<>();
    receipts.forEach(receipt -> add(receipt, spans));
    JsonObject scope =
        JsonObject.builder()
            .put("scope", JsonObject.builder().put("name", "chat.maru.orchestrator").build())
            .put("spans", new JsonArray(spans))
            .put("schemaUrl", SCHEMA)
            .build();
    JsonObject resource =
        JsonObject.builder()
            .put("attributes", new Attributes().text("service.name", "maru").build())
            .build();
    JsonObject all =
        JsonObject.builder()
            .put("resource", resource)
            .put("scopeSpans", JsonArray.of(scope))
            .put("schemaUrl", SCHEMA)
            .build();
    return JsonObject.builder().put("resourceSpans", JsonArray.of(all)).build();
  }

  private static void add(Receipt receipt, List<Json> spans) {
    Trace told = receipt.origin().trace();
    String trace = told == null ? Ids.randomHex(16) : told.id();
    String root = Ids.randomHex(8);
    Instant end = receipt.at().plus(receipt.took());
    Attributes attributes =
        new Attributes()
            .text("maru.receipt", receipt.id())
            .text("maru.outcome", receipt.outcome().name().toLowerCase(Locale.ROOT))
            .text("maru.data_class", receipt.dataClass().code())
            .number("maru.cost_micros", receipt.costMicros());
    Duration first = receipt.firstToken();
    if (first != null) {
      attributes.number("maru.first_token_ms", first.toMillis());
    }
    boolean failed = receipt.outcome() == Receipt.Outcome.FAILED;
    spans.add(
        span(
            trace,
            root,
            told == null ? "" : told.parent(),
            "maru gateway",
            INTERNAL,
            receipt.at(),
            end,
            attributes,
            failed));
    Instant from = receipt.at();
    for (ReceiptStep step : receipt.steps()) {
      boolean last = step.equals(receipt.steps().getLast());
      Instant begun = last ? end.minus(step.took()) : from;
      from = begun.plus(step.took());
      spans.add(attempt(trace, root, step, operation(receipt.model()), begun, from));
    }
  }

  private static JsonObject attempt(
      String trace, String parent, ReceiptStep step, String operation, Instant begun, Instant end) {
    Usage usage = step.usage();
    Attributes attributes =
        new Attributes()
            .text("gen_ai.operation.name", operation)
            .text("gen_ai.provider.name", provider(step.provider()))
            .text("gen_ai.request.model", step.model())
            .number("gen_ai.usage.input_tokens", usage.input())
            .number("gen_ai.usage.output_tokens", usage.output())
            .number("gen_ai.usage.cache_read.input_tokens", usage.cacheRead());
    if (step.error() != null) {
      attributes.text("error.type", step.error());
    }
    String name = operation + " " + step.model();
    return span(
        trace,
        Ids.randomHex(8),
        parent,
        name,
        CLIENT,
        begun,
        end,
        attributes,
        step.error() != null);
  }

  private static JsonObject span(
      String trace,
      String id,
      String parent,
      String name,
      int kind,
      Instant begun,
      Instant end,
      Attributes attributes,
      boolean failed) {
    JsonObject.Builder span =
        JsonObject.builder()
            .put("traceId", trace)
            .put("spanId", id)
            .put("name", name)
            .put("kind", kind)
            .put("startTimeUnixNano", nanos(begun))
            .put("endTimeUnixNano", nanos(end))
            .put("attributes", attributes.build());
    if (!parent.isEmpty()) {
      span.put("parentSpanId", parent);
    }
    if (failed) {
      span.put("status", JsonObject.builder().put("code", ERROR).build());
    }
    return span.build();
  }

  private static String operation(@Nullable Model model) {
    return model != null && !model.can(Capability.CHAT) && model.can(Capability.EMBEDDINGS)
        ? "embeddings"
        : "chat";
  }

  /// The conventions' word for a vendor where they have another one.
  private static String provider(String name) {
    return name.equals("gemini") ? "gcp.gemini" : name;
  }

  private static String nanos(Instant at) {
    return Long.toString(at.getEpochSecond()) + String.format(Locale.ROOT, "%09d", at.getNano());
  }

  private static final class Attributes {
    private final List<Json> all = new ArrayList<>();

    Attributes text(String key, String value) {
      return add(key, JsonObject.builder().put("stringValue", value).build());
    }

    /// OTLP writes 64-bit numbers as texts.
    Attributes number(String key, long value) {
      return add(key, JsonObject.builder().put("intValue", Long.toString(value)).build());
    }

    private Attributes add(String key, JsonObject value) {
      all.add(JsonObject.builder().put("key", key).put("value", value).build());
      return this;
    }

    JsonArray build() {
      return new JsonArray(all);
    }
  }
}
