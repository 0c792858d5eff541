package chat.maru.orchestrator.money;

import java.util.List;

/// Money and tokens that one attempt has reserved. Thread-safe; never blocks.
public interface Hold {
  /// Of a call that nobody limits.
  Hold NONE = (_, _) -> List.of();

  /// Ends the reservation with what the attempt really took; what is left over can be reserved
  /// again at once, and what is missing becomes a debt. Only the first call counts.
  ///
  /// @return what has to be written with the attempt's receipt
  List<Settlement> settle(long micros, long tokens);

  /// Ends the reservation of an attempt that took nothing.
  default List<Settlement> release() {
    return settle(0, 0);
  }
}
