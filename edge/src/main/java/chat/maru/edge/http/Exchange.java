package chat.maru.edge.http;

import chat.maru.base.CommonError;
import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Caller;
import chat.maru.edge.Credentials;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.route.Percent;
import chat.maru.edge.route.RouteTable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One request under way: what came, and what the filters have learnt so far. Made on the event
/// loop, then handed to the virtual thread that serves it.
final class Exchange implements Request {
  private static final byte[] EMPTY = {};

  private final HttpServerRequest http;
  private final Context loop;
  private final RouteTable.Match match;
  private final String id;
  private final Deadline deadline;
  private final ClientAddress address;
  private final long startedNanos = System.nanoTime();

  private byte[] body = EMPTY;
  private @Nullable MaruException refusal;
  private @Nullable Path file;
  private @Nullable InputStream stream;
  private @Nullable Caller caller;
  private @Nullable Credentials credentials;
  private @Nullable Map<String, String> queries;

  private volatile Supplier<List<Reply.Header>> answerHeaders = List::of;

  private final Object goneLock = new Object();
  private volatile boolean gone;
  private boolean complete;
  private List<Runnable> goneTasks = List.of();

  Exchange(
      HttpServerRequest http,
      Context loop,
      RouteTable.Match match,
      String id,
      Deadline deadline,
      ClientAddress address) {
    this.http = http;
    this.loop = loop;
    this.match = match;
    this.id = id;
    this.deadline = deadline;
    this.address = address;
  }

  @Override
  public String method() {
    return http.method().name();
  }

  @Override
  public String path() {
    return Percent.decode(rawPath());
  }

  /// The path as it came.
  String rawPath() {
    String path = http.path();
    return path == null ? "" : path;
  }

  @Override
  public String pathParam(String name) {
    String value = match instanceof RouteTable.Match.Found found ? found.params().get(name) : null;
    if (value == null) {
      throw new IllegalArgumentException("The route has no {" + name + "}");
    }
    return value;
  }

  @Override
  public Optional<String> query(String name) {
    Map<String, String> known = queries;
    if (known == null) {
      String query = http.query();
      known = query == null ? Map.of() : Percent.decodeQuery(query);
      queries = known;
    }
    return Optional.ofNullable(known.get(name));
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(http.getHeader(name));
  }

  @Override
  public byte[] body() {
    return body;
  }

  @Override
  public JsonObject json() {
    return Json.parseObject(body);
  }

  @Override
  public Path file() {
    Path uploaded = file;
    if (uploaded == null) {
      throw new IllegalStateException("Only an upload has a file");
    }
    return uploaded;
  }

  @Override
  public InputStream stream() {
    InputStream arriving = stream;
    if (arriving == null) {
      throw new IllegalStateException("Only a streamed body can be read as it arrives");
    }
    return arriving;
  }

  @Override
  public Caller caller() {
    return findCaller()
        .orElseThrow(() -> new MaruException(CommonError.UNAUTHENTICATED, "Sign in first"));
  }

  @Override
  public Optional<Caller> findCaller() {
    return Optional.ofNullable(caller);
  }

  @Override
  public void answerHeaders(Supplier<List<Reply.Header>> headers) {
    answerHeaders = headers;
  }

  /// What [#answerHeaders] asked to add.
  List<Reply.Header> answerHeaders() {
    return answerHeaders.get();
  }

  @Override
  public String requestId() {
    return id;
  }

  @Override
  public Deadline deadline() {
    return deadline;
  }

  @Override
  public String remoteAddress() {
    return address.remote();
  }

  @Override
  public boolean loopback() {
    return address.loopback();
  }

  @Override
  public URI publicUrl() {
    return address.publicUrl();
  }

  @Override
  public void onClientGone(Runnable task) {
    synchronized (goneLock) {
      if (complete) {
        return;
      }
      if (!gone) {
        if (goneTasks.isEmpty()) {
          goneTasks = new ArrayList<>(2);
        }
        goneTasks.add(task);
        return;
      }
    }
    Threads.startVirtual("gone-" + id, task);
  }

  /// The connection has closed; called on the event loop.
  void clientGone() {
    List<Runnable> tasks;
    synchronized (goneLock) {
      if (complete || gone) {
        return;
      }
      gone = true;
      tasks = goneTasks;
      goneTasks = List.of();
    }
    tasks.forEach(task -> Threads.startVirtual("gone-" + id, task));
  }

  /// The answer has been made; nobody needs to know any more if the client goes.
  void complete() {
    synchronized (goneLock) {
      complete = true;
      goneTasks = List.of();
    }
  }

  boolean isGone() {
    return gone;
  }

  HttpServerRequest http() {
    return http;
  }

  /// Everything that touches the connection runs here.
  Context loop() {
    return loop;
  }

  Vertx owner() {
    return loop.owner();
  }

  RouteTable.Match match() {
    return match;
  }

  ClientAddress address() {
    return address;
  }

  long startedNanos() {
    return startedNanos;
  }

  void body(byte[] received) {
    body = received;
  }

  boolean hasFile() {
    return file != null;
  }

  void file(Path received) {
    file = received;
  }

  void stream(InputStream arriving) {
    stream = arriving;
  }

  /// The error that the event loop found before anybody could answer it.
  @Nullable MaruException refusal() {
    return refusal;
  }

  void refuse(MaruException error) {
    refusal = error;
  }

  void caller(Caller known) {
    caller = known;
  }

  @Nullable Credentials credentials() {
    return credentials;
  }

  void credentials(Credentials shown) {
    credentials = shown;
  }
}
