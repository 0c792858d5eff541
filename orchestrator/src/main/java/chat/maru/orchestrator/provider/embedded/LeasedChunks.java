package chat.maru.orchestrator.provider.embedded;

import chat.maru.base.Deadline;
import chat.maru.orchestrator.Chunk;
import chat.maru.orchestrator.Chunks;
import chat.maru.orchestrator.Limits;
import chat.maru.orchestrator.own.EmbeddedEngine.Lease;
import java.time.Duration;
import java.util.Optional;

/// The chunks of the embedded model: they keep the engine from being stopped, and wait as long as
/// `limits` says, whatever shorter time their reader allows.
final class LeasedChunks implements Chunks {
  private final Chunks chunks;
  private final Lease lease;
  private final Deadline deadline;
  private final Limits limits;
  private boolean begun;

  LeasedChunks(Chunks chunks, Lease lease, Deadline deadline, Limits limits) {
    this.chunks = chunks;
    this.lease = lease;
    this.deadline = deadline;
    this.limits = limits;
  }

  @Override
  public Optional<Chunk> next(Duration wait) {
    Duration least = begun ? limits.stall() : limits.firstByte();
    Duration longer = wait.compareTo(least) > 0 ? wait : least;
    Duration left = deadline.remaining();
    Optional<Chunk> next = chunks.next(left.compareTo(longer) < 0 ? left : longer);
    begun = true;
    return next;
  }

  @Override
  public void close() {
    chunks.close();
    lease.close();
  }
}
