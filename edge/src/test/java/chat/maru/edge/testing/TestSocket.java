package chat.maru.edge.testing;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The client's end of a WebSocket in tests.
public final class TestSocket implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Inbox inbox;
  private final WebSocket socket;

  private TestSocket(Inbox inbox, WebSocket socket) {
    this.inbox = inbox;
    this.socket = socket;
  }

  static TestSocket open(HttpClient http, URI url, List<String> headers) {
    Inbox inbox = new Inbox();
    WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(PATIENCE);
    for (int i = 0; i < headers.size(); i += 2) {
      builder.header(headers.get(i), headers.get(i + 1));
    }
    return new TestSocket(inbox, builder.buildAsync(url, inbox).join());
  }

  public void send(String text) {
    socket.sendText(text, true).join();
  }

  public void send(Json message) {
    send(message.toText());
  }

  /// Waits for the next message.
  ///
  /// @throws AssertionError if none comes in 20 seconds or the connection ends
  public String receive() {
    Event event = inbox.next();
    if (event.text == null) {
      throw new AssertionError("The socket was closed: " + event.code + " " + event.reason);
    }
    return event.text;
  }

  /// Waits for the next message; empty if the connection has ended.
  public Optional<JsonObject> next() {
    String text = inbox.next().text;
    return text == null ? Optional.empty() : Optional.of(Json.parseObject(text));
  }

  public JsonObject receiveJson() {
    return Json.parseObject(receive());
  }

  /// Reads until a message whose `type` is `type`, dropping others.
  public JsonObject receiveType(String type) {
    while (true) {
      JsonObject message = receiveJson();
      if (message.findString("type").orElse("").equals(type)) {
        return message;
      }
    }
  }

  /// Reads on until the connection ends and gives its close code.
  public int awaitClose() {
    Event event = inbox.next();
    while (event.text != null) {
      event = inbox.next();
    }
    return event.code;
  }

  /// Cuts the connection without a good-bye.
  public void cut() {
    socket.abort();
  }

  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(_ -> socket).join();
    }
  }

  private record Event(@Nullable String text, int code, String reason) {}

  private static final class Inbox implements WebSocket.Listener {
    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();

    Event next() {
      try {
        Event event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (event == null) {
          throw new AssertionError("No message came in " + PATIENCE);
        }
        return event;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        events.add(new Event(partial.toString(), 0, ""));
        partial.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      events.add(new Event(null, code, reason));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      events.add(new Event(null, 1006, String.valueOf(error.getMessage())));
    }
  }
}
