package chat.maru.orchestrator.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Tier;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real child process where no provider calls it yet.
@Timeout(300)
final class ChildTest {
  private static final Duration LONG = Duration.ofMinutes(4);

  @TempDir Path data;

  @Test
  void makes_vectors_and_ends_with_its_parent() throws Exception {
    OwnModel chat = RealModel.models().chat().orElseThrow();
    Child child = start(embedding(chat.file(), chat.sha256()));
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(child.awaitReady(LONG)).isTrue();
      HttpRequest request =
          HttpRequest.newBuilder(child.url().resolve("/v1/embeddings"))
              .header("authorization", "Bearer " + child.token())
              .POST(BodyPublishers.ofString("{\"input\":[\"one\",\"둘 😀\"]}"))
              .timeout(LONG)
              .build();
      HttpResponse<String> reply = client.send(request, BodyHandlers.ofString());
      List<JsonObject> data =
          Json.parseObject(reply.body()).requireArray("data").objects().toList();
      assertThat(data).hasSize(2);
      assertThat(data.getFirst().requireArray("embedding").size()).isEqualTo(576);
      assertThat(data.getFirst()).isNotEqualTo(data.getLast());
    } finally {
      child.stop();
    }
    assertThat(child.exitCode()).isZero();
  }

  @Test
  void says_why_a_file_cannot_be_loaded() throws Exception {
    Path file = data.resolve("broken.gguf");
    Files.write(file, TestGguf.chat().bytes(5000));
    ChildLog log = new ChildLog(data.resolve("log"));
    Child child = start(embedding(file, "0"), log);
    try {
      assertThat(child.awaitReady(LONG)).isFalse();
      await().until(() -> !child.alive());
      child.hear();
      assertThat(child.exitCode()).isEqualTo(3);
      assertThat(log.reason()).contains("load");
    } finally {
      child.stop();
    }
  }

  private Child start(OwnModel model) throws Exception {
    return start(model, new ChildLog(data.resolve("log")));
  }

  private Child start(OwnModel model, ChildLog log) throws Exception {
    EngineConfig config = new EngineConfig(1, 512, LONG, LONG, Duration.ofMillis(1));
    ChildCommand command = new ChildCommand(config, data.resolve("run"));
    command.prepare();
    return Child.start(command.line(Optional.empty(), Optional.of(model)), log);
  }

  private static OwnModel embedding(Path file, String sha256) {
    return new OwnModel(
        "e",
        "e",
        Kind.EMBEDDING,
        Tier.TINY,
        1,
        sha256,
        "mit",
        List.of(),
        "",
        512,
        false,
        true,
        Instant.EPOCH,
        file);
  }
}
