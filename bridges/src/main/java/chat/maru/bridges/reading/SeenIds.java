package chat.maru.bridges.reading;

import java.util.LinkedHashMap;
import java.util.Map;

/// Tells whether an id came before, of the last [#MOST]: where an export says a message twice, it
/// does so near by. Not thread-safe.
public final class SeenIds {
  static final int MOST = 100_000;

  private final Map<String, Boolean> ids =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST;
        }
      };

  /// Whether `id` is new.
  public boolean add(String id) {
    return ids.put(id, true) == null;
  }
}
