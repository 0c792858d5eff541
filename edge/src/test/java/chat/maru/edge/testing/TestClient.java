package chat.maru.edge.testing;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A plain HTTP client for tests. Immutable: [#as] and [#header] give another one.
public final class TestClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final URI server;
  private final List<String> headers;

  public TestClient(URI server) {
    this(server, List.of());
  }

  private TestClient(URI server, List<String> headers) {
    this.server = server;
    this.headers = headers;
  }

  /// The same client with a bearer token.
  public TestClient as(String token) {
    return header("authorization", "Bearer " + token);
  }

  /// The same client with one more header on each request.
  public TestClient header(String name, String value) {
    List<String> more = new ArrayList<>(headers);
    more.add(name);
    more.add(value);
    return new TestClient(server, List.copyOf(more));
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  public Answer post(String path, Json body) {
    return send("POST", path, BodyPublishers.ofByteArray(body.toBytes()));
  }

  /// Posts JSON text.
  public Answer post(String path, String body) {
    return send("POST", path, BodyPublishers.ofString(body));
  }

  public Answer put(String path, Json body) {
    return send("PUT", path, BodyPublishers.ofByteArray(body.toBytes()));
  }

  public Answer patch(String path, Json body) {
    return send("PATCH", path, BodyPublishers.ofByteArray(body.toBytes()));
  }

  public Answer upload(String path, Path file) {
    try {
      return send("POST", path, BodyPublishers.ofFile(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Answer send(String method, String path, HttpRequest.BodyPublisher body) {
    try {
      HttpResponse<byte[]> response =
          HTTP.send(request(method, path, body), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Posts and gives the answer while it is still being sent; closing it leaves the server.
  public HttpResponse<InputStream> stream(String path, Json body) {
    try {
      return HTTP.send(
          request("POST", path, BodyPublishers.ofByteArray(body.toBytes())),
          BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("POST " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Opens a WebSocket with this client's headers.
  public TestSocket socket(String path) {
    return TestSocket.open(
        HTTP, URI.create(server.toString().replace("http", "ws") + path), headers);
  }

  private HttpRequest request(String method, String path, HttpRequest.BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body);
    if (body.contentLength() != 0 && !named("content-type")) {
      request.header("content-type", "application/json");
    }
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    return request.build();
  }

  private boolean named(String name) {
    for (int i = 0; i < headers.size(); i += 2) {
      if (headers.get(i).equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /// What came back.
  @SuppressWarnings("ArrayRecordComponent")
  public record Answer(int status, java.net.http.HttpHeaders headers, byte[] body) {
    public String text() {
      return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }

    public JsonObject json() {
      return Json.parseObject(body);
    }

    /// The first value of a header, or an empty text.
    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    @Override
    public String toString() {
      return status + " " + text();
    }
  }
}
