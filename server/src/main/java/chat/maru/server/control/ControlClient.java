package chat.maru.server.control;

import chat.maru.base.CommonError;
import chat.maru.base.ErrorCode;
import chat.maru.base.Fault;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.server.data.ControlFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/// Speaks to the running server as the owner of its data directory.
///
/// An error of the server is thrown with the server's own words. Blocks.
public final class ControlClient implements AutoCloseable {
  private final ControlFile control;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Optional<String> actAs;

  public ControlClient(ControlFile control) {
    this(control, Optional.empty());
  }

  /// @param actAs the name of the user in whose place the calls are made
  private ControlClient(ControlFile control, Optional<String> actAs) {
    this.control = control;
    this.actAs = actAs;
  }

  /// The same in the place of the user of this name.
  public ControlClient as(String name) {
    return new ControlClient(control, Optional.of(name));
  }

  public JsonObject get(String path) {
    return send(request(path).GET());
  }

  public JsonObject post(String path, JsonObject body) {
    return send(request(path).POST(json(body)));
  }

  public JsonObject put(String path, JsonObject body) {
    return send(request(path).PUT(json(body)));
  }

  public JsonObject delete(String path) {
    return send(request(path).DELETE());
  }

  /// Sends a file as the body.
  public JsonObject upload(String path, Path file) {
    try {
      return send(
          request(path)
              .header("content-type", "application/octet-stream")
              .POST(BodyPublishers.ofFile(file)));
    } catch (FileNotFoundException e) {
      throw new MaruException(CommonError.NOT_FOUND, file + ": no such file", e);
    }
  }

  /// Whether a server answers there with this token.
  public boolean alive() {
    try {
      get("/api/setup");
      return true;
    } catch (MaruException e) {
      return false;
    }
  }

  /// `name=value` pairs, encoded for a query.
  public static String query(java.util.Map<String, String> values) {
    return values.entrySet().stream()
        .map(
            entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }

  private static BodyPublisher json(JsonObject body) {
    return BodyPublishers.ofByteArray(body.toBytes());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(control.address() + path))
            .timeout(Duration.ofMinutes(10))
            .header("authorization", "Bearer " + control.token());
    actAs.ifPresent(
        name -> request.header("x-maru-as", URLEncoder.encode(name, StandardCharsets.UTF_8)));
    return request;
  }

  private JsonObject send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      JsonObject body =
          response.body().length == 0 ? JsonObject.EMPTY : Json.parseObject(response.body());
      if (response.statusCode() >= 400) {
        throw new MaruException(new Told(body, response.statusCode()), detail(body));
      }
      return body;
    } catch (IOException e) {
      throw new MaruException(
          CommonError.UNAVAILABLE, "The server at " + control.address() + " does not answer", e);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  private static String detail(JsonObject problem) {
    return problem
        .findString("detail")
        .or(() -> problem.findString("title"))
        .orElse("The server refused");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /// An error as the server told it.
  private record Told(JsonObject problem, int status) implements ErrorCode {
    @Override
    public String code() {
      return problem.findString("code").orElse("internal");
    }

    @Override
    public Fault fault() {
      return status < 500 ? Fault.CALLER : Fault.INTERNAL;
    }

    @Override
    public boolean retryable() {
      return status == 429 || status >= 500;
    }
  }
}
