package chat.maru.mate.agent;

import chat.maru.base.Ids;
import chat.maru.base.MessageId;
import chat.maru.orchestrator.Candidate;
import chat.maru.orchestrator.DataClass;
import chat.maru.orchestrator.Origin;
import chat.maru.orchestrator.Reason;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.ReceiptStep;
import chat.maru.orchestrator.Usage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The one receipt of a turn, made of those of its calls.
public record TurnReceipt(Origin origin, DataClass dataClass, InstantSource clock) {
  /// An answer without a model, `took` after the question. The calls that failed before it are in
  /// it: their words may have left this machine.
  ///
  /// @param considered the models that did not answer, and why
  public Receipt guided(
      List<Reason> reasons, List<Candidate> considered, List<Receipt> calls, Duration took) {
    return sum(null, reasons, considered, calls, took);
  }

  /// An answer of the model that answered last.
  public Receipt answered(List<Receipt> calls, Duration took) {
    Receipt last = calls.getLast();
    return sum(last.model(), last.reasons(), last.candidates(), calls, took);
  }

  private Receipt sum(
      chat.maru.orchestrator.@Nullable Model model,
      List<Reason> reasons,
      List<Candidate> considered,
      List<Receipt> calls,
      Duration took) {
    Usage usage = Usage.NONE;
    long cost = 0;
    boolean priced = true;
    boolean own = true;
    DataClass strictest = dataClass;
    List<ReceiptStep> steps = new ArrayList<>();
    for (Receipt call : calls) {
      usage = usage.plus(call.usage());
      cost += call.costMicros();
      priced &= call.priced();
      own &= call.own();
      strictest = strictest.atLeast(call.dataClass());
      steps.addAll(call.steps());
    }
    return new Receipt(
        Ids.next(clock),
        clock.instant(),
        origin,
        model,
        own,
        model == null,
        reasons,
        left(calls),
        usage,
        cost,
        priced,
        took,
        model == null ? null : calls.getLast().firstToken(),
        Receipt.Outcome.COMPLETE,
        steps,
        strictest,
        considered);
  }

  private static Receipt.Left left(List<Receipt> calls) {
    Set<MessageId> messages = new LinkedHashSet<>();
    Map<String, Integer> masked = new LinkedHashMap<>();
    String provider = null;
    int count = 0;
    for (Receipt call : calls) {
      if (call.left().provider() != null) {
        provider = call.left().provider();
        count = Math.max(count, call.left().count());
        messages.addAll(call.left().messages());
        call.left().masked().forEach(one -> masked.merge(one.kind(), one.count(), Math::max));
      }
    }
    if (provider == null) {
      return Receipt.Left.NONE;
    }
    List<Receipt.Masked> all = new ArrayList<>();
    masked.forEach((kind, n) -> all.add(new Receipt.Masked(kind, n)));
    return new Receipt.Left(Math.max(count, messages.size()), List.copyOf(messages), all, provider);
  }
}
