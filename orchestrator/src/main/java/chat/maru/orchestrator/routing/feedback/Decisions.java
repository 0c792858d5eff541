package chat.maru.orchestrator.routing.feedback;

import chat.maru.base.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Decisions and what became of them. Thread-safe.
public interface Decisions {
  /// Keeps a decision. Does not block: it is written soon after, with others; a decision that
  /// cannot be written is lost, since the receipt says what people need to know.
  void record(String receipt, Instant at, Decision decision);

  /// May block.
  Optional<Decision> find(String receipt);

  /// The decision behind the last call of a mate's turn that was recorded before `receipt`, the
  /// turn's own: a turn may take several calls, and people only see the turn's receipt. May block.
  Optional<Decision> findOfTurn(RoomId room, String turn, String receipt);

  /// Keeps an outcome, once for each receipt, user and signal. Blocks.
  ///
  /// @return whether it is new
  boolean append(Outcome outcome);

  /// The latest outcomes, the oldest of them first. Blocks.
  List<Outcome> outcomes(int most);

  /// What was decided since an instant. Blocks.
  Report report(Instant since);
}
