package chat.maru.orchestrator.testing;

import chat.maru.base.RoomId;
import chat.maru.orchestrator.routing.feedback.Decision;
import chat.maru.orchestrator.routing.feedback.Decisions;
import chat.maru.orchestrator.routing.feedback.Outcome;
import chat.maru.orchestrator.routing.feedback.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decisions that end with the test. Thread-safe; sums nothing, and takes the latest decision for
/// that of any turn.
public final class MemoryDecisions implements Decisions {
  private final Map<String, Decision> decisions = new LinkedHashMap<>();
  private final List<Outcome> outcomes = new ArrayList<>();

  @Override
  public synchronized void record(String receipt, Instant at, Decision decision) {
    decisions.put(receipt, decision);
  }

  @Override
  public synchronized Optional<Decision> find(String receipt) {
    return Optional.ofNullable(decisions.get(receipt));
  }

  @Override
  public synchronized Optional<Decision> findOfTurn(RoomId room, String turn, String receipt) {
    return decisions.values().stream().reduce((_, last) -> last);
  }

  @Override
  public synchronized boolean append(Outcome outcome) {
    return outcomes.add(outcome);
  }

  @Override
  public synchronized List<Outcome> outcomes(int most) {
    return List.copyOf(outcomes.subList(Math.max(0, outcomes.size() - most), outcomes.size()));
  }

  @Override
  public synchronized Report report(Instant since) {
    return new Report(decisions.size(), 0, 0, 0, 0, List.of());
  }
}
