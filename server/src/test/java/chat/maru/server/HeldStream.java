package chat.maru.server;

import chat.maru.orchestrator.testing.Exchange;
import chat.maru.orchestrator.testing.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/// A streamed answer that stops in the middle until it is released, and the client that reads it.
final class HeldStream implements Script, AutoCloseable {
  private static final String CHUNK =
      "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":%s}]}";

  private final CountDownLatch released = new CountDownLatch(1);
  private final HttpClient http = HttpClient.newHttpClient();

  /// Asks for the stream and returns once its first word has come.
  InputStream open(URI server, String key, String model) {
    try {
      HttpResponse<InputStream> answer =
          http.send(
              HttpRequest.newBuilder(server.resolve("/v1/chat/completions"))
                  .header("authorization", "Bearer " + key)
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"model\":\"%s\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
                              .formatted(model)))
                  .build(),
              HttpResponse.BodyHandlers.ofInputStream());
      String head = new String(answer.body().readNBytes(8), StandardCharsets.UTF_8);
      if (!head.equals("data: {\"")) {
        throw new AssertionError(
            head + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Lets the vendor say the rest.
  void release() {
    released.countDown();
  }

  @Override
  public void play(Exchange x) throws IOException {
    x.startStream();
    x.event(CHUNK.formatted("one ", "null"));
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    x.event(CHUNK.formatted("two", "\"stop\""));
    x.event("[DONE]");
    x.endStream();
  }

  @Override
  public void close() {
    release();
    http.close();
  }
}
