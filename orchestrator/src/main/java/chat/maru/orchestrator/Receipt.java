package chat.maru.orchestrator;

import chat.maru.base.Ids;
import chat.maru.base.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The route of one answer told to people: who answered, why, what left the machine and what it
/// cost. Carries ids and counts, never words.
///
/// @param model the model that answered; `null` if none did
/// @param own whether only own models were asked
/// @param guided whether the answer was made without a model
/// @param reasons why this model, or why none
/// @param left what left the operator's machines
/// @param steps every attempt in order
/// @param took from the request to the end
/// @param firstToken from the request to the first token; `null` if none came
/// @param candidates everybody who was considered, best first
public record Receipt(
    String id,
    Instant at,
    Origin origin,
    @Nullable Model model,
    boolean own,
    boolean guided,
    List<Reason> reasons,
    Left left,
    Usage usage,
    long costMicros,
    boolean priced,
    Duration took,
    @Nullable Duration firstToken,
    Outcome outcome,
    List<ReceiptStep> steps,
    DataClass dataClass,
    List<Candidate> candidates) {
  public Receipt {
    reasons = List.copyOf(reasons);
    steps = List.copyOf(steps);
    candidates = List.copyOf(candidates);
  }

  /// How a call ended.
  public enum Outcome {
    /// The answer is whole.
    COMPLETE,
    /// It broke off or never came.
    FAILED,
    /// Whoever asked did not wait for it.
    CANCELLED
  }

  /// Words that left the operator's machines.
  ///
  /// @param count how many messages; 0 if nothing left
  /// @param messages the room's messages among them
  /// @param provider to whom; `null` if nothing left
  /// @param proof what left in hashes; `null` if nothing left, or several calls are summed up
  public record Left(
      int count,
      List<MessageId> messages,
      List<Masked> masked,
      @Nullable String provider,
      @Nullable Proof proof) {
    public static final Left NONE = new Left(0, List.of(), List.of(), null, null);

    public Left(
        int count, List<MessageId> messages, List<Masked> masked, @Nullable String provider) {
      this(count, messages, masked, provider, null);
    }

    public Left {
      messages = List.copyOf(messages);
      masked = List.copyOf(masked);
    }
  }

  /// What left, for an audit that shall know no words: hashes under a key of this deployment
  /// (HMAC-SHA-256, its first sixteen bytes in hexadecimal).
  ///
  /// @param body the hash of the request as it was handed to the provider's wire
  /// @param bytes its length
  /// @param identifiers each identifier that stayed here, as `kind:hash`
  public record Proof(String body, long bytes, List<String> identifiers) {
    public Proof {
      identifiers = List.copyOf(identifiers);
    }
  }

  /// Identifiers that were replaced before the words left.
  public record Masked(String kind, int count) {}

  /// The receipt of an answer that was made without a model.
  public static Receipt guided(
      Origin origin,
      DataClass dataClass,
      List<Reason> reasons,
      InstantSource clock,
      Duration took) {
    return new Receipt(
        Ids.next(clock),
        clock.instant(),
        origin,
        null,
        true,
        true,
        reasons,
        Left.NONE,
        Usage.NONE,
        0,
        true,
        took,
        null,
        Outcome.COMPLETE,
        List.of(),
        dataClass,
        List.of());
  }

  /// The same receipt with another account of what left, for a reader who may see less.
  public Receipt with(Left other) {
    return new Receipt(
        id,
        at,
        origin,
        model,
        own,
        guided,
        reasons,
        other,
        usage,
        costMicros,
        priced,
        took,
        firstToken,
        outcome,
        steps,
        dataClass,
        candidates);
  }

  /// The best candidate that did not answer.
  public java.util.Optional<Candidate> nextBest() {
    return candidates.stream()
        .filter(c -> model == null || !c.model().name().equals(model.name()))
        .findFirst();
  }
}
