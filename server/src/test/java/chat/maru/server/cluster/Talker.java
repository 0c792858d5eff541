package chat.maru.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Ids;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Posts message after message, each to another node, and says again with the same id what was not
/// acknowledged. Nothing but "later" may be answered meanwhile.
final class Talker {
  private final Nodes nodes;
  private final String token;
  private final String room;
  private final Map<String, Long> acknowledged = new LinkedHashMap<>();
  private volatile boolean stopped;
  private int refused;

  Talker(Nodes nodes, String token, String room) {
    this.nodes = nodes;
    this.token = token;
    this.room = "/api/rooms/" + room;
  }

  /// Posts until [#stop]; `each` runs after every acknowledgement.
  void run(Runnable each) {
    while (!stopped) {
      say();
      each.run();
    }
  }

  /// Posts one message and returns once it is acknowledged.
  void say() {
    String id = Ids.next(Clock.systemUTC());
    JsonObject body = JsonObject.builder().put("id", id).put("text", "말 " + id).build();
    Optional<TestClient.Answer> answer = post(body);
    while (answer.isEmpty()) {
      answer = post(body);
    }
    acknowledged.put(id, answer.get().json().requireLong("seq"));
  }

  void stop() {
    stopped = true;
  }

  Map<String, Long> acknowledged() {
    return acknowledged;
  }

  int refused() {
    return refused;
  }

  private Optional<TestClient.Answer> post(JsonObject body) {
    try {
      TestClient.Answer answer = nodes.client().as(token).post(room + "/messages", body);
      if (answer.status() == 503) {
        refused++;
        assertThat(answer.header("retry-after")).isNotEmpty();
        return Optional.empty();
      }
      assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
      return Optional.of(answer);
    } catch (UncheckedIOException e) {
      refused++;
      return Optional.empty();
    }
  }
}
