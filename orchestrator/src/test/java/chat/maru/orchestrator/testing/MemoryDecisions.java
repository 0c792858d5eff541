package chat.maru.orchestrator.testing;

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

/// Decisions that end with the test. Not thread-safe; sums nothing.
public final class MemoryDecisions implements Decisions {
  private final Map<String, Decision> decisions = new LinkedHashMap<>();
  private final List<Outcome> outcomes = new ArrayList<>();

  @Override
  public void record(String receipt, Instant at, Decision decision) {
    decisions.put(receipt, decision);
  }

  @Override
  public Optional<Decision> find(String receipt) {
    return Optional.ofNullable(decisions.get(receipt));
  }

  @Override
  public boolean append(Outcome outcome) {
    return outcomes.add(outcome);
  }

  @Override
  public List<Outcome> outcomes(int most) {
    return outcomes.subList(Math.max(0, outcomes.size() - most), outcomes.size());
  }

  @Override
  public Report report(Instant since) {
    return new Report(decisions.size(), 0, 0, 0, 0, List.of());
  }
}
