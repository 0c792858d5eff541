package chat.maru.bench.process;

import chat.maru.base.Threads;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Maru itself, started from the same jar as `./maru serve` does, on a free port with a data
/// directory of its own.
public final class MaruProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("Maru is ready at (http\\S+)");

  private final RunningProcess process;
  private final URI address;
  private final Path data;

  private MaruProcess(RunningProcess process, URI address, Path data) {
    this.process = process;
    this.address = address;
    this.data = data;
  }

  /// Starts with `config` as its `maru.yaml` in a fresh data directory.
  public static MaruProcess start(String config) {
    try {
      Path data = Files.createTempDirectory("maru-bench-data");
      Files.writeString(data.resolve("maru.yaml"), config);
      return start(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts on an existing data directory.
  public static MaruProcess start(Path data, String... moreOptions) {
    return start(data, Map.of(), moreOptions);
  }

  /// Starts on an existing data directory, with more variables in its environment.
  public static MaruProcess start(Path data, Map<String, String> variables, String... moreOptions) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("maru.jar", System.getProperty("java.class.path")),
                "chat.maru.server.Main",
                "serve",
                "--port",
                "0",
                "--data",
                data.toString()));
    command.addAll(List.of(moreOptions));
    String profile = System.getProperty("maru.jvm", "");
    if (!profile.isEmpty()) {
      command.addAll(1, List.of(profile.split(" ", -1))); // to profile the server that is measured
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(variables);
    RunningProcess process = RunningProcess.start(builder, READY);
    try {
      return new MaruProcess(process, URI.create(process.await(Duration.ofSeconds(60))), data);
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  public URI address() {
    return address;
  }

  public int port() {
    return address.getPort();
  }

  public Path data() {
    return data;
  }

  public RunningProcess process() {
    return process;
  }

  /// Makes the first account and a `/v1` key of it.
  public String firstKey() {
    post(
        "/api/users",
        "",
        "{\"name\":\"bench\",\"displayName\":\"Bench\",\"password\":\"a long password for"
            + " bench\"}");
    JsonObject session =
        post(
            "/api/sessions", "", "{\"name\":\"bench\",\"password\":\"a long password for bench\"}");
    return post(
            "/api/keys",
            session.requireString("token"),
            "{\"name\":\"bench\",\"budgetMicros\":900000000000,\"period\":\"month\"}")
        .requireString("key");
  }

  /// A call to `/api` that must succeed.
  public JsonObject post(String path, String token, String body) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(address + path))
              .timeout(Duration.ofSeconds(30))
              .header("content-type", "application/json")
              .POST(BodyPublishers.ofString(body));
      if (!token.isEmpty()) {
        request.header("authorization", "Bearer " + token);
      }
      var response = http.send(request.build(), BodyHandlers.ofByteArray());
      JsonObject answer = Json.parseObject(response.body());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(
            path + " answered " + response.statusCode() + ": " + answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
