package chat.maru.messenger.hub;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Goes round a changing set, a part of it at a time. Not thread-safe.
final class Rounds<T> {
  private final int most;
  private List<T> left = List.of();

  /// @param most how many are handed out at a time
  Rounds(int most) {
    this.most = most;
  }

  /// The next part; once all had their turn, a new round begins with what there is then.
  List<T> next(Collection<T> all) {
    if (left.isEmpty()) {
      left = new ArrayList<>(all);
    }
    List<T> part = List.copyOf(left.subList(0, Math.min(most, left.size())));
    left = left.subList(part.size(), left.size());
    return part;
  }
}
