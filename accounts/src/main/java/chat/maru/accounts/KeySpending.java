package chat.maru.accounts;

import java.util.List;
import java.util.Map;

/// What keys have spent; whoever counts money knows. Blocks.
@FunctionalInterface
public interface KeySpending {
  /// Where nobody counts.
  KeySpending NONE = _ -> Map.of();

  /// @return micro-USD by key: in the present period of its budget, or ever if it has none
  Map<String, Long> of(List<ApiKey> keys);
}
