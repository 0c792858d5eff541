package chat.maru.orchestrator.testing;

import chat.maru.base.Threads;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A model vendor on a free port of this machine.
///
/// Scripts that were queued with [#then] are played once each, in order; after them [#always] is
/// played. It is a process of its own too: `FakeVendor PORT [MODEL…]` prints its address, and `POST
/// /script` queues `{"tokens": [...]}`, `{"tool": NAME, "arguments": {...}}` or `{"fault": NAME}`.
public final class FakeVendor implements AutoCloseable {
  private final ServerSocket server;
  private final Queue<Script> next = new ArrayDeque<>();
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile Script always = Script.natural();
  private volatile Script list;

  private FakeVendor(int port, List<String> models) throws IOException {
    server = new ServerSocket(port, 1024, InetAddress.getLoopbackAddress());
    list = Script.raw(200, "application/json", modelList(models));
    Threads.startVirtual("fake-vendor", this::accept);
  }

  public static FakeVendor start(String... models) {
    try {
      return new FakeVendor(0, List.of(models));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What to configure as a provider's `url`.
  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
  }

  /// Queues scripts for the next chat requests.
  public synchronized FakeVendor then(Script... scripts) {
    next.addAll(List.of(scripts));
    return this;
  }

  /// Plays `script` whenever the queue is empty.
  public FakeVendor always(Script script) {
    always = script;
    return this;
  }

  /// Answers `GET /models` with `script`.
  public FakeVendor list(Script script) {
    list = script;
    return this;
  }

  /// The chat requests that came, in order.
  public List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  /// The chat request that came last.
  public Exchange last() {
    return exchanges.getLast();
  }

  /// Connections that stand now.
  public int connections() {
    return sockets.size();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 0;
    List<String> models = args.length > 1 ? List.of(args).subList(1, args.length) : List.of("fake");
    try (FakeVendor vendor = new FakeVendor(port, models)) {
      System.out.println("Fake vendor at " + URI.create(vendor.url()));
      Thread.currentThread().join();
    }
  }

  void play(Exchange exchange) throws IOException {
    if (exchange.path().endsWith("/models") || exchange.path().contains("/models?")) {
      list.play(exchange);
    } else if (exchange.path().endsWith("/script")) {
      then(script(exchange.body()));
      exchange.whole(200, "application/json", "{}");
    } else if (exchange.path().endsWith("/embeddings")) {
      exchanges.add(exchange);
      poll().orElse(Answers::embeds).play(exchange);
    } else {
      exchanges.add(exchange);
      poll().orElse(always).play(exchange);
    }
  }

  private synchronized Optional<Script> poll() {
    return Optional.ofNullable(next.poll());
  }

  private static Script script(JsonObject wanted) {
    if (wanted.has("fault")) {
      return VendorFault.valueOf(wanted.requireString("fault"));
    }
    if (wanted.has("tool")) {
      return Script.callsTool(
          wanted.requireString("tool"), wanted.findObject("arguments").orElse(JsonObject.EMPTY));
    }
    return Script.says(wanted.requireArray("tokens").strings().toArray(String[]::new));
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        Threads.startVirtual("fake-vendor-connection", () -> serve(socket));
      } catch (SocketException e) {
        return; // closed
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new VendorConnection(this, socket).run();
    } catch (IOException e) {
      // The other side went away, which is what many tests are about.
    } finally {
      sockets.remove(socket);
    }
  }

  private static String modelList(List<String> names) {
    List<Json> models = new ArrayList<>();
    for (String name : names) {
      models.add(
          JsonObject.builder()
              .put("id", name)
              .put("object", "model")
              .put("created", 1_764_000_000L)
              .put("owned_by", "fake")
              .build());
    }
    return JsonObject.builder()
        .put("object", "list")
        .put("data", new JsonArray(models))
        .build()
        .toText();
  }
}
