package chat.maru.bench.crash;

import chat.maru.base.Threads;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// One person's calls to one run of the server.
///
/// @param room the path of their room
record Door(HttpClient http, URI server, String room, String token) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  JsonObject get(String path) {
    HttpResponse<byte[]> answer = send(request(path).GET().build());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " answered " + answer.statusCode());
    }
    return Json.parseObject(answer.body());
  }

  /// Moves the read mark; it is on disk when this returns.
  void read(long seq) {
    String body = JsonObject.builder().put("seq", seq).build().toString();
    int status =
        send(request(room + "/read").PUT(BodyPublishers.ofString(body)).build()).statusCode();
    if (status != 204) {
      throw new IllegalStateException("The read mark was answered with " + status);
    }
  }

  long readMark() {
    return get(room).requireLong("readSeq");
  }

  /// The server's address for a WebSocket.
  URI socket() {
    return URI.create(server.toString().replaceFirst("^http", "ws") + "/api/socket");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .timeout(PATIENCE)
        .header("content-type", "application/json")
        .header("authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }
}
