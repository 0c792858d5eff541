package chat.maru.edge.route;

import chat.maru.edge.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds the route of a path: a tree of segments, in which a literal segment goes before a
/// `{name}`. Paths without parameters are found in one look-up. Immutable once built.
public final class RouteTable {
  private final Node root = new Node();
  private final Map<String, Node> fixed = new HashMap<>();

  public RouteTable(List<Route> routes) {
    routes.forEach(this::add);
  }

  /// What stands at a path.
  public sealed interface Match {
    /// @param params the decoded path parameters
    record Found(Route route, Map<String, String> params) implements Match {}

    /// The path exists, but not for this method.
    record OtherMethods(Set<String> allowed) implements Match {}

    record Nothing() implements Match {}
  }

  /// `HEAD` finds the route of `GET`.
  ///
  /// @param path undecoded, without the query
  public Match match(String method, String path) {
    Node node = fixed.get(path);
    List<String> values = List.of();
    if (node == null) {
      values = new ArrayList<>(4);
      node = find(root, path, 1, values);
    }
    if (node == null) {
      return new Match.Nothing();
    }
    Route route = node.methods.get(method.equals("HEAD") ? "GET" : method);
    if (route == null) {
      return new Match.OtherMethods(allowed(node));
    }
    return new Match.Found(route, values.isEmpty() ? Map.of() : params(route, values));
  }

  private static @Nullable Node find(Node node, String path, int from, List<String> values) {
    int slash = path.indexOf('/', from);
    String segment = slash < 0 ? path.substring(from) : path.substring(from, slash);
    Node literal = node.literals.get(segment);
    if (literal != null) {
      Node found = slash < 0 ? literal.orNull() : find(literal, path, slash + 1, values);
      if (found != null) {
        return found;
      }
    }
    Node parameter = node.parameter;
    if (parameter == null || segment.isEmpty()) {
      return null;
    }
    int size = values.size();
    values.add(Percent.decode(segment));
    Node found = slash < 0 ? parameter.orNull() : find(parameter, path, slash + 1, values);
    if (found == null) {
      values.subList(size, values.size()).clear();
    }
    return found;
  }

  private static Map<String, String> params(Route route, List<String> values) {
    Map<String, String> params = new LinkedHashMap<>();
    int next = 0;
    for (String segment : route.path().split("/", -1)) {
      if (parameter(segment)) {
        params.put(segment.substring(1, segment.length() - 1), values.get(next++));
      }
    }
    return params;
  }

  private static Set<String> allowed(Node node) {
    Set<String> allowed = new TreeSet<>(node.methods.keySet());
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    allowed.add("OPTIONS");
    return allowed;
  }

  private void add(Route route) {
    Node node = root;
    boolean literal = true;
    for (String segment : route.path().substring(1).split("/", -1)) {
      if (parameter(segment)) {
        literal = false;
        if (node.parameter == null) {
          node.parameter = new Node();
        }
        node = node.parameter;
      } else {
        node = node.literals.computeIfAbsent(segment, _ -> new Node());
      }
    }
    if (node.methods.putIfAbsent(route.method(), route) != null) {
      throw new IllegalArgumentException("Two routes for " + route);
    }
    if (literal) {
      fixed.put(route.path(), node);
    }
  }

  private static boolean parameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static final class Node {
    final Map<String, Node> literals = new HashMap<>();
    final Map<String, Route> methods = new HashMap<>();
    @Nullable Node parameter;

    @Nullable Node orNull() {
      return methods.isEmpty() ? null : this;
    }
  }
}
