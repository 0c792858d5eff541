package chat.maru.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Ids;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/// One client that posts message after message, remembers what the server acknowledged, and says
/// again with the same id what it had no answer for.
final class Poster {
  private final String token;
  private final String room;
  private final Map<String, Long> acknowledged = new LinkedHashMap<>();
  private String pending = Ids.next(Clock.systemUTC());
  private long read;

  Poster(String token, String room) {
    this.token = token;
    this.room = "/api/rooms/" + room;
  }

  /// Posts until the server is gone; `each` runs after every acknowledgement.
  void run(URI server, Runnable each) {
    TestClient client = new TestClient(server).as(token);
    try {
      while (true) {
        post(client);
        each.run();
      }
    } catch (UncheckedIOException e) {
      // The server was killed; what was under way is pending.
    }
  }

  /// The sequence numbers by the ids of what was acknowledged, in the order of posting.
  Map<String, Long> acknowledged() {
    return acknowledged;
  }

  /// The highest read mark that was acknowledged.
  long read() {
    return read;
  }

  String token() {
    return token;
  }

  private void post(TestClient client) {
    JsonObject body = JsonObject.builder().put("id", pending).put("text", "말 " + pending).build();
    TestClient.Answer answer = client.post(room + "/messages", body);
    assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
    long seq = answer.json().requireLong("seq");
    acknowledged.put(pending, seq);
    pending = Ids.next(Clock.systemUTC());
    TestClient.Answer marked =
        client.put(room + "/read", JsonObject.builder().put("seq", seq).build());
    assertThat(marked.status()).as(marked.toString()).isEqualTo(204);
    read = seq;
  }
}
