package chat.maru.edge;

import chat.maru.edge.Route.Endpoint;
import java.util.ArrayList;
import java.util.List;

/// The table of all endpoints, filled by the modules before the server starts. Not thread-safe.
public final class Routes {
  /// How large a request body may be where a route does not say otherwise, in bytes.
  public static final long DEFAULT_MAX_BYTES = 1 << 20;

  private final List<Route> routes = new ArrayList<>();

  public Routes get(String path, Access access, Handler handler) {
    return plain("GET", path, access, DEFAULT_MAX_BYTES, handler);
  }

  public Routes post(String path, Access access, Handler handler) {
    return plain("POST", path, access, DEFAULT_MAX_BYTES, handler);
  }

  /// A `POST` with its own limit of the body, which is held in memory.
  public Routes post(String path, Access access, long maxBytes, Handler handler) {
    return plain("POST", path, access, maxBytes, handler);
  }

  public Routes put(String path, Access access, Handler handler) {
    return plain("PUT", path, access, DEFAULT_MAX_BYTES, handler);
  }

  public Routes patch(String path, Access access, Handler handler) {
    return plain("PATCH", path, access, DEFAULT_MAX_BYTES, handler);
  }

  public Routes delete(String path, Access access, Handler handler) {
    return plain("DELETE", path, access, DEFAULT_MAX_BYTES, handler);
  }

  /// A `POST` whose body is written to a file before the handler runs: [Request#file].
  public Routes upload(String path, Access access, long maxBytes, Handler handler) {
    return add("POST", path, access, new Endpoint.Upload(handler, maxBytes));
  }

  /// A `PATCH` whose body the handler reads as it arrives: [Request#stream].
  public Routes patchStream(String path, Access access, long maxBytes, Handler handler) {
    return add("PATCH", path, access, new Endpoint.Stream(handler, maxBytes));
  }

  /// A WebSocket.
  public Routes socket(String path, Access access, SocketHandler handler) {
    return add("GET", path, access, new Endpoint.Upgrade(handler));
  }

  /// A route that was made elsewhere.
  public Routes add(Route route) {
    return add(route.method(), route.path(), route.access(), route.endpoint());
  }

  /// Every route, in the order in which they were added.
  public List<Route> all() {
    return List.copyOf(routes);
  }

  private Routes plain(String method, String path, Access access, long maxBytes, Handler handler) {
    return add(method, path, access, new Endpoint.Plain(handler, maxBytes));
  }

  private Routes add(String method, String path, Access access, Endpoint endpoint) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("A path begins with a slash: " + path);
    }
    routes.add(new Route(method, path, access, endpoint));
    return this;
  }
}
