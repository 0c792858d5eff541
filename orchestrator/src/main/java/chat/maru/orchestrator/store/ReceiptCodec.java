package chat.maru.orchestrator.store;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
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
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the receipts that [ReceiptText] wrote into the database. Unlike what the API shows they
/// have no sentences.
final class ReceiptCodec {
  private ReceiptCodec() {}

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

  private static Candidate candidate(JsonObject json) {
    return new Candidate(
        model(json.requireObject("model")),
        json.requireDouble("score"),
        each(json, "reasons").map(ReceiptCodec::reason).toList(),
        json.findObject("excluded").map(ReceiptCodec::reason).orElse(null));
  }

  private static Reason reason(JsonObject json) {
    return new Reason(
        json.requireString("code"), json.findObject("params").orElse(JsonObject.EMPTY));
  }

  private static Receipt.Left left(JsonObject json) {
    return new Receipt.Left(
        (int) json.requireLong("count"),
        json.requireArray("messages").strings().map(MessageId::parse).toList(),
        each(json, "masked")
            .map(m -> new Receipt.Masked(m.requireString("kind"), (int) m.requireLong("count")))
            .toList(),
        json.findString("provider").orElse(null),
        json.findObject("proof").map(ReceiptCodec::proof).orElse(null));
  }

  private static Receipt.Proof proof(JsonObject json) {
    return new Receipt.Proof(
        json.requireString("body"),
        json.requireLong("bytes"),
        json.requireArray("identifiers").strings().toList());
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

  private static Usage usage(JsonObject json) {
    return new Usage(
        json.requireLong("in"),
        json.requireLong("read"),
        json.requireLong("write"),
        json.findLong("hour").orElse(0), // receipts of 0.1 have neither
        json.findLong("audio").orElse(0),
        json.requireLong("out"),
        json.requireLong("think"),
        json.requireBool("est"));
  }

  private static Stream<JsonObject> each(JsonObject json, String name) {
    return json.requireArray(name).objects();
  }

  private static Duration duration(long micros) {
    return Duration.ofNanos(micros * 1000);
  }

  private static @Nullable Duration optional(long micros) {
    return micros < 0 ? null : duration(micros);
  }
}
