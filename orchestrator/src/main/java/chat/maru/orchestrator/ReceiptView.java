package chat.maru.orchestrator;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Routes and receipts as the API shows them, with sentences in the reader's language.
public final class ReceiptView {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Locale locale;

  public ReceiptView(Locale locale) {
    this.locale = locale;
  }

  public JsonObject receipt(Receipt receipt) {
    Model model = receipt.model();
    JsonObject.Builder json =
        JsonObject.builder().put("id", receipt.id()).put("at", INSTANT.format(receipt.at()));
    if (model != null) {
      json.put("model", model.name()).put("provider", model.provider());
    }
    json.put("own", receipt.own())
        .put("guided", receipt.guided())
        .put("dataClass", receipt.dataClass().code())
        .put("reasons", reasons(receipt.reasons()))
        .put("left", left(receipt.left()))
        .put("usage", usage(receipt.usage()))
        .put("costMicros", receipt.costMicros())
        .put("priced", receipt.priced())
        .put("ms", receipt.took().toMillis());
    Duration firstToken = receipt.firstToken();
    if (firstToken != null) {
      json.put("firstTokenMs", firstToken.toMillis());
    }
    json.put("outcome", receipt.outcome().name().toLowerCase(Locale.ROOT))
        .put("steps", array(receipt.steps().stream().map(this::step).toList()))
        .put(
            "candidates",
            array(receipt.candidates().stream().map(c -> candidate(c, model)).toList()));
    next(receipt, model).ifPresent(next -> json.put("next", next));
    return json.build();
  }

  public JsonObject route(Route route) {
    Model first = route.plan().isEmpty() ? null : route.plan().getFirst().model();
    JsonObject.Builder json = JsonObject.builder().put("requested", route.requested());
    if (first != null) {
      json.put("model", first.name()).put("provider", first.provider());
    }
    return json.put("dataClass", route.dataClass().code())
        .put("reasons", reasons(route.raised()))
        .put(
            "candidates", array(route.candidates().stream().map(c -> candidate(c, first)).toList()))
        .put("plan", array(route.plan().stream().map(this::planned).toList()))
        .build();
  }

  private JsonObject planned(Step step) {
    return JsonObject.builder()
        .put("model", step.model().name())
        .put("provider", step.model().provider())
        .put("own", step.model().own())
        .put("reasons", reasons(step.reasons()))
        .build();
  }

  private JsonObject step(ReceiptStep step) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("model", step.model())
            .put("provider", step.provider())
            .put("own", step.own())
            .put("attempt", step.attempt())
            .put("error", step.error())
            .put("ms", step.took().toMillis());
    Duration firstToken = step.firstToken();
    if (firstToken != null) {
      json.put("firstTokenMs", firstToken.toMillis());
    }
    return json.put("usage", usage(step.usage())).put("costMicros", step.costMicros()).build();
  }

  private JsonObject candidate(Candidate candidate, @Nullable Model chosen) {
    Reason excluded = candidate.excluded();
    return JsonObject.builder()
        .put("model", candidate.model().name())
        .put("provider", candidate.model().provider())
        .put("own", candidate.model().own())
        .put("score", Math.round(candidate.score() * 1000) / 1000.0)
        .put("chosen", chosen != null && chosen.name().equals(candidate.model().name()))
        .put("excluded", excluded == null ? null : excluded.toJson(locale))
        .put("reasons", reasons(candidate.reasons()))
        .build();
  }

  /// The next best, and why it was not taken: it may not, it failed, or it scored less.
  private Optional<JsonObject> next(Receipt receipt, @Nullable Model model) {
    return receipt
        .nextBest()
        .map(
            candidate -> {
              Reason excluded = candidate.excluded();
              Reason why =
                  excluded != null
                      ? excluded
                      : failed(receipt, candidate)
                          .orElseGet(() -> behind(receipt, candidate, model));
              return JsonObject.builder()
                  .put("model", candidate.model().name())
                  .put("why", why.toJson(locale))
                  .build();
            });
  }

  private static Optional<Reason> failed(Receipt receipt, Candidate candidate) {
    return receipt.steps().stream()
        .filter(step -> step.error() != null && step.model().equals(candidate.model().name()))
        .findFirst()
        .map(
            step ->
                new Reason(
                    "failed_before",
                    JsonObject.builder()
                        .put("model", step.model())
                        .put("error", step.error())
                        .build()));
  }

  private static Reason behind(Receipt receipt, Candidate candidate, @Nullable Model model) {
    double best =
        receipt.candidates().stream()
            .filter(c -> model != null && c.model().name().equals(model.name()))
            .mapToDouble(Candidate::score)
            .findFirst()
            .orElse(0);
    long percent = best <= 0 ? 0 : Math.round(100 * (best - candidate.score()) / best);
    return percent <= 0 ? Reason.of("stand_in") : Reason.of("behind", "percent", percent);
  }

  private static JsonObject left(Receipt.Left left) {
    if (left.provider() == null) {
      return JsonObject.builder().put("kind", "none").put("count", 0).build();
    }
    List<Json> masked =
        List.copyOf(
            left.masked().stream()
                .map(
                    m -> JsonObject.builder().put("kind", m.kind()).put("count", m.count()).build())
                .toList());
    Receipt.Proof proof = left.proof();
    return JsonObject.builder()
        .put("kind", "messages")
        .put("count", left.count())
        .put(
            "messages",
            JsonArray.ofStrings(left.messages().stream().map(id -> id.value()).toList()))
        .put("masked", new JsonArray(masked))
        .put("provider", left.provider())
        .put("proof", proof == null ? null : proof(proof))
        .build();
  }

  private static JsonObject proof(Receipt.Proof proof) {
    return JsonObject.builder()
        .put("body", proof.body())
        .put("bytes", proof.bytes())
        .put("identifiers", JsonArray.ofStrings(proof.identifiers()))
        .build();
  }

  private static JsonObject usage(Usage usage) {
    return JsonObject.builder()
        .put("input", usage.input())
        .put("cached", usage.cacheRead())
        .put("output", usage.output())
        .put("reasoning", usage.reasoning())
        .put("estimated", usage.estimated())
        .build();
  }

  private JsonArray reasons(List<Reason> reasons) {
    return new JsonArray(List.copyOf(reasons.stream().map(r -> r.toJson(locale)).toList()));
  }

  private static JsonArray array(List<JsonObject> objects) {
    return new JsonArray(List.copyOf(objects));
  }
}
