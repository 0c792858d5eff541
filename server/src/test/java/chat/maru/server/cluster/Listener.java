package chat.maru.server.cluster;

import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.edge.testing.TestSocket;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/// A client of one room as the wire wants it: hello with a cursor, fetch what is missing, take each
/// Seq once; when the socket ends, the same at another node.
final class Listener {
  private final Nodes nodes;
  private final String token;
  private final String room;
  private final List<Long> heard = new ArrayList<>();
  private volatile long until = Long.MAX_VALUE;
  private int sockets;

  Listener(Nodes nodes, String token, String room) {
    this.nodes = nodes;
    this.token = token;
    this.room = room;
  }

  /// Listens until it has heard what [#until] says.
  void run() {
    while (cursor() < until) {
      try {
        listen(nodes.client().as(token));
      } catch (UncheckedIOException | CompletionException e) {
        // That node is gone, or cannot answer now: the next one.
      }
    }
  }

  void until(long seq) {
    until = seq;
  }

  /// Each Seq in the order in which it was taken.
  List<Long> heard() {
    return heard;
  }

  int sockets() {
    return sockets;
  }

  private long cursor() {
    return heard.isEmpty() ? 0 : heard.getLast();
  }

  private void listen(TestClient client) {
    try (TestSocket socket = client.socket("/api/socket")) {
      sockets++;
      socket.send(JsonObject.builder().put("type", "hello").build());
      while (cursor() < until) {
        Optional<JsonObject> frame = socket.next();
        if (frame.isEmpty()) {
          return;
        }
        take(client, frame.get());
      }
    }
  }

  private void take(TestClient client, JsonObject frame) {
    boolean here = frame.findString("room").equals(Optional.of(room));
    switch (frame.requireString("type")) {
      case "ready" -> {
        if (frame.requireObject("rooms").requireLong(room) > cursor()) {
          fetch(client);
        }
      }
      case "resync" -> fetch(client);
      case "event" -> {
        long seq = frame.requireLong("seq");
        if (here && seq == cursor() + 1) {
          heard.add(seq);
        } else if (here && seq > cursor()) {
          fetch(client);
        }
      }
      default -> {}
    }
  }

  private void fetch(TestClient client) {
    while (true) {
      TestClient.Answer answer =
          client.get("/api/rooms/" + room + "/events?limit=500&after=" + cursor());
      if (answer.status() != 200) {
        return;
      }
      List<Long> seqs =
          answer
              .json()
              .requireArray("events")
              .objects()
              .map(event -> event.requireLong("seq"))
              .toList();
      heard.addAll(seqs);
      if (seqs.isEmpty()) {
        return;
      }
    }
  }
}
