package chat.maru.orchestrator.provider;

import chat.maru.base.MaruException;
import chat.maru.orchestrator.Cancel;
import chat.maru.orchestrator.OrchestratorError;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An HTTP client for one provider's address: HTTP/1.1 with kept connections, no redirects, and
/// answers that a virtual thread reads by blocking. Thread-safe.
public final class Upstream implements AutoCloseable {
  /// Connections to one provider at a time; a call beyond them waits.
  private static final int MAX_CONNECTIONS = 4096;

  private final EventLoops loops;
  private final HttpClient client;
  private final String who;
  private final URI base;
  private final AddressGuard guard;

  /// @param who the provider's name, for messages
  /// @param base its address, without a slash at the end
  public Upstream(EventLoops loops, String who, URI base) {
    this(loops, who, base, AddressGuard.OFF);
  }

  Upstream(EventLoops loops, String who, URI base, AddressGuard guard) {
    this.guard = guard;
    this.loops = loops;
    this.who = who;
    this.base = base;
    this.client =
        loops
            .vertx()
            .createHttpClient(
                new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_1_1)
                    .setKeepAlive(true)
                    .setKeepAliveTimeout(30)
                    .setTcpNoDelay(true)
                    .setMaxHeaderSize(64 * 1024)
                    .setDecompressionSupported(false)
                    .setSsl("https".equals(base.getScheme())),
                new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS).setMaxWaitQueueSize(-1));
  }

  public URI base() {
    return base;
  }

  /// Sends a `POST` and waits for the answer's head.
  ///
  /// @param path appended to the base address
  /// @param connect how long the connection may take
  /// @param head how long the head of the answer may take after that
  public UpstreamAnswer post(
      String path,
      Map<String, String> headers,
      byte[] body,
      Duration connect,
      Duration head,
      Cancel cancel) {
    return send(HttpMethod.POST, path, headers, Buffer.buffer(body), connect, head, cancel);
  }

  /// Sends a `GET` and waits for the answer's head.
  public UpstreamAnswer get(
      String path, Map<String, String> headers, Duration connect, Duration head, Cancel cancel) {
    return send(HttpMethod.GET, path, headers, null, connect, head, cancel);
  }

  private UpstreamAnswer send(
      HttpMethod method,
      String path,
      Map<String, String> headers,
      @Nullable Buffer body,
      Duration connect,
      Duration head,
      Cancel cancel) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setHost(base.getHost())
            .setPort(port())
            .setSsl("https".equals(base.getScheme()))
            .setURI(base.getRawPath() + path)
            .setFollowRedirects(false)
            .setConnectTimeout(Math.max(1, connect.toMillis()));
    headers.forEach(options::putHeader);
    guard
        .require(who, base.getHost())
        .ifPresent(
            address ->
                options.setServer(
                    SocketAddress.inetSocketAddress(new InetSocketAddress(address, port()))));
    try {
      return once(options, body, connect, head, cancel);
    } catch (ClosedEarly e) {
      return again(options, body, connect, head, cancel);
    }
  }

  /// Once more: the other side may have given up a kept connection at the wrong moment.
  private UpstreamAnswer again(
      RequestOptions options,
      @Nullable Buffer body,
      Duration connect,
      Duration head,
      Cancel cancel) {
    try {
      return once(options, body, connect, head, cancel);
    } catch (ClosedEarly e) {
      throw new MaruException(
          OrchestratorError.PROVIDER_UNREACHABLE,
          who + " closed the connection without an answer",
          e);
    }
  }

  private UpstreamAnswer once(
      RequestOptions options,
      @Nullable Buffer body,
      Duration connect,
      Duration head,
      Cancel cancel) {
    UpstreamAnswer answer = new UpstreamAnswer(loops.vertx(), who, cancel);
    loops.run(
        () ->
            client
                .request(options)
                .onComplete(request -> answer.connected(request, body), answer::failed));
    return answer.awaitHead(connect, head);
  }

  private int port() {
    return base.getPort() > 0 ? base.getPort() : "https".equals(base.getScheme()) ? 443 : 80;
  }

  /// Lets calls under way end, then closes the connections. Returns at once.
  @Override
  public void close() {
    client.shutdown(10, TimeUnit.MINUTES);
  }
}
