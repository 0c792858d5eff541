package chat.maru.base.config;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The variables `MARU_<PATH>`: `server.publicUrl` may be set as `MARU_SERVER_PUBLICURL` or
/// `MARU_SERVER_PUBLIC_URL`.
///
/// Lists have no variables. Read by one thread.
public final class Environment {
  private static final String PREFIX = "MARU_";

  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  public Environment(Map<String, String> all) {
    all.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            variables.put(name, value);
          }
        });
  }

  Optional<String> find(String path) {
    if (path.indexOf('[') >= 0) {
      return Optional.empty();
    }
    String spaced = name(path.replaceAll("([a-z])([A-Z])", "$1_$2"));
    String plain = name(path);
    asked.add(plain);
    asked.add(spaced);
    return Optional.ofNullable(variables.getOrDefault(spaced, variables.get(plain)));
  }

  private static String name(String path) {
    return PREFIX + path.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /// To be called when every section has been read.
  ///
  /// @param others further variables of that prefix that are no configuration
  /// @throws MaruException naming the first variable that nobody asked for, and the nearest right
  ///   one
  public void end(Set<String> others) {
    for (String name : variables.keySet()) {
      if (!asked.contains(name) && !others.contains(name)) {
        String hint =
            Nearest.to(name, asked).map(near -> "; did you mean " + near + "?").orElse("");
        throw new MaruException(CommonError.INVALID, "Unknown variable " + name + hint);
      }
    }
  }
}
