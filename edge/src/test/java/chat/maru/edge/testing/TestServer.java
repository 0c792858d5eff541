package chat.maru.edge.testing;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.edge.Authenticator;
import chat.maru.edge.EdgeConfig;
import chat.maru.edge.Health;
import chat.maru.edge.Routes;
import chat.maru.edge.http.EdgeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A real server on a free port of this machine, with callers known by fixed tokens
/// ([FixedCallers]) unless the test brings its own.
///
/// ```java
/// try (TestServer server = TestServer.start(routes -> api.addTo(routes))) {
///   assertThat(server.as("bob").get("/api/me").status()).isEqualTo(200);
/// }
/// ```
public final class TestServer implements AutoCloseable {
  private final EdgeServer server;

  private TestServer(EdgeServer server) {
    this.server = server;
  }

  public static TestServer start(Consumer<Routes> fill) {
    Routes routes = new Routes();
    fill.accept(routes);
    return start(routes, new FixedCallers());
  }

  public static TestServer start(Routes routes, Authenticator authenticator) {
    return start(routes, authenticator, EdgeConfig.local(0, uploads()));
  }

  public static TestServer start(Routes routes, Authenticator authenticator, EdgeConfig config) {
    return new TestServer(
        EdgeServer.start(
            config,
            routes,
            authenticator,
            request -> {
              throw new MaruException(CommonError.NOT_FOUND, "No such page: " + request.path());
            },
            Health.ready()));
  }

  /// A new directory for uploads.
  public static Path uploads() {
    try {
      return Files.createTempDirectory("maru-uploads");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.port();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /// A client without credentials.
  public TestClient client() {
    return new TestClient(url());
  }

  /// A client that sends `token` as a bearer token.
  public TestClient as(String token) {
    return client().as(token);
  }

  @Override
  public void close() {
    server.close();
  }
}
