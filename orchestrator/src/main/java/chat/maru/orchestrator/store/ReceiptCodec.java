package chat.maru.orchestrator.store;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Candidate;
import chat.maru.orchestrator.DataClass;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Origin;
import chat.maru.orchestrator.Price;
import chat.maru.orchestrator.Reason;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.ReceiptStep;
import chat.maru.orchestrator.Tier;
import chat.maru.orchestrator.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Receipts as JSON in the database. Unlike what the API shows it has no sentences, and what it
/// writes it can read again.
final class ReceiptCodec {
  private ReceiptCodec() {}

  static JsonObject encode(Receipt receipt) {
    Origin origin = receipt.origin();
    Model model = receipt.model();
    Duration first = receipt.firstToken();
    return JsonObject.builder()
        .put("id", receipt.id())
        .put("at", receipt.at().toEpochMilli())
        .put("user", origin.user() == null ? null : origin.user().value())
        .put("room", origin.room() == null ? null : origin.room().value())
        .put("turn", origin.turn())
        .put("key", origin.key())
        .put("model", model == null ? null : model(model))
        .put("own", receipt.own())
        .put("guided", receipt.guided())
        .put("reasons", list(receipt.reasons(), ReceiptCodec::reason))
        .put("left", left(receipt.left()))
        .put("usage", usage(receipt.usage()))
        .put("cost", receipt.costMicros())
        .put("priced", receipt.priced())
        .put("us", micros(receipt.took()))
        .put("firstUs", first == null ? -1 : micros(first))
        .put("outcome", receipt.outcome().name())
        .put("steps", list(receipt.steps(), ReceiptCodec::step))
        .put("class", receipt.dataClass().name())
        .put("candidates", list(receipt.candidates(), ReceiptCodec::candidate))
        .build();
  }

  static Receipt decode(JsonObject json) {
    return new Receipt(
        json.requireString("id"),
        Instant.ofEpochMilli(json.requireLong("at")),
        new Origin(
            json.findString("user").map(UserId::parse).orElse(null),
            json.findString("room").map(RoomId::parse).orElse(null),
            json.findString("turn").orElse(null),
            json.findString("key").orElse(null)),
        json.findObject("model").map(ReceiptCodec::model).orElse(null),
        json.requireBool("own"),
        json.requireBool("guided"),
        each(json, "reasons").map(ReceiptCodec::reason).toList(),
        left(json.requireObject("left")),
        usage(json.requireObject("usage")),
        json.requireLong("cost"),
        json.requireBool("priced"),
        duration(json.requireLong("us")),
        optional(json.requireLong("firstUs")),
        Receipt.Outcome.valueOf(json.requireString("outcome")),
        each(json, "steps").map(ReceiptCodec::step).toList(),
        DataClass.valueOf(json.requireString("class")),
        each(json, "candidates").map(ReceiptCodec::candidate).toList());
  }

  private static JsonObject model(Model model) {
    return JsonObject.builder()
        .put("n", model.name())
        .put("p", model.provider())
        .put("u", model.upstream())
        .put("o", model.own())
        .put("t", model.tier().name())
        .build();
  }

  private static Model model(JsonObject json) {
    return new Model(
        json.requireString("n"),
        json.requireString("p"),
        json.requireString("u"),
        json.requireBool("o"),
        Tier.valueOf(json.requireString("t")),
        Set.of(),
        0,
        Price.FREE);
  }

  private static JsonObject candidate(Candidate candidate) {
    Reason excluded = candidate.excluded();
    return JsonObject.builder()
        .put("model", model(candidate.model()))
        .put("score", candidate.score())
        .put("reasons", list(candidate.reasons(), ReceiptCodec::reason))
        .put("excluded", excluded == null ? null : reason(excluded))
        .build();
  }

  private static Candidate candidate(JsonObject json) {
    return new Candidate(
        model(json.requireObject("model")),
        json.requireDouble("score"),
        each(json, "reasons").map(ReceiptCodec::reason).toList(),
        json.findObject("excluded").map(ReceiptCodec::reason).orElse(null));
  }

  private static JsonObject reason(Reason reason) {
    return JsonObject.builder()
        .put("code", reason.code())
        .put("params", reason.params().names().isEmpty() ? null : reason.params())
        .build();
  }

  private static Reason reason(JsonObject json) {
    return new Reason(
        json.requireString("code"), json.findObject("params").orElse(JsonObject.EMPTY));
  }

  private static JsonObject left(Receipt.Left left) {
    return JsonObject.builder()
        .put("count", left.count())
        .put(
            "messages",
            JsonArray.ofStrings(left.messages().stream().map(MessageId::value).toList()))
        .put(
            "masked",
            list(
                left.masked(),
                m -> JsonObject.builder().put("kind", m.kind()).put("count", m.count()).build()))
        .put("provider", left.provider())
        .build();
  }

  private static Receipt.Left left(JsonObject json) {
    return new Receipt.Left(
        (int) json.requireLong("count"),
        json.requireArray("messages").strings().map(MessageId::parse).toList(),
        each(json, "masked")
            .map(m -> new Receipt.Masked(m.requireString("kind"), (int) m.requireLong("count")))
            .toList(),
        json.findString("provider").orElse(null));
  }

  private static JsonObject step(ReceiptStep step) {
    Duration first = step.firstToken();
    return JsonObject.builder()
        .put("model", step.model())
        .put("provider", step.provider())
        .put("own", step.own())
        .put("attempt", step.attempt())
        .put("error", step.error())
        .put("us", micros(step.took()))
        .put("firstUs", first == null ? -1 : micros(first))
        .put("usage", usage(step.usage()))
        .put("cost", step.costMicros())
        .build();
  }

  private static ReceiptStep step(JsonObject json) {
    return new ReceiptStep(
        json.requireString("model"),
        json.requireString("provider"),
        json.requireBool("own"),
        (int) json.requireLong("attempt"),
        json.findString("error").orElse(null),
        duration(json.requireLong("us")),
        optional(json.requireLong("firstUs")),
        usage(json.requireObject("usage")),
        json.requireLong("cost"));
  }

  private static JsonObject usage(Usage usage) {
    return JsonObject.builder()
        .put("in", usage.input())
        .put("read", usage.cacheRead())
        .put("write", usage.cacheWrite())
        .put("out", usage.output())
        .put("think", usage.reasoning())
        .put("est", usage.estimated())
        .build();
  }

  private static Usage usage(JsonObject json) {
    return new Usage(
        json.requireLong("in"),
        json.requireLong("read"),
        json.requireLong("write"),
        json.requireLong("out"),
        json.requireLong("think"),
        json.requireBool("est"));
  }

  private static <T> JsonArray list(List<T> values, Function<T, JsonObject> encode) {
    return new JsonArray(values.stream().<Json>map(encode).toList());
  }

  private static Stream<JsonObject> each(JsonObject json, String name) {
    return json.requireArray(name).objects();
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }

  private static Duration duration(long micros) {
    return Duration.ofNanos(micros * 1000);
  }

  private static @Nullable Duration optional(long micros) {
    return micros < 0 ? null : duration(micros);
  }
}
