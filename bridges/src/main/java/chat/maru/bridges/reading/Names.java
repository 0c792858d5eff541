package chat.maru.bridges.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Tells people of one name apart where an export gives everybody an id: the second 민수 becomes `민수
/// (2)`. Not thread-safe.
public final class Names {
  private final Map<String, String> byId = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /// The name of the person with this id, the same at every call.
  ///
  /// @param name as the export shows it; the first one that comes with an id counts
  public String of(String id, String name) {
    return byId.computeIfAbsent(id, _ -> free(name.isBlank() ? id : name));
  }

  private String free(String name) {
    String free = name;
    for (int n = 2; !taken.add(free); n++) {
      free = name + " (" + n + ")";
    }
    return free;
  }
}
