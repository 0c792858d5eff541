package chat.maru.orchestrator.own;

import chat.maru.base.MaruException;
import java.nio.file.Path;

/// A way to get at models of one kind of [ModelOrigin].
public interface Source {
  /// Whether it knows this kind of origin.
  boolean serves(ModelOrigin origin);

  /// How many bytes it needs on disk at most, what is there already left out.
  long needs(Offer offer, Path target);

  /// Leaves the file of `offer` at `target`, going on from what an earlier try left there. Blocks.
  /// The caller verifies the result.
  ///
  /// @throws MaruException of [OwnModelError]
  void fetch(Offer offer, Path target, Transfer transfer);
}
