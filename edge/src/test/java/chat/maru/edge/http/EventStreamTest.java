package chat.maru.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.edge.Access;
import chat.maru.edge.ClientGone;
import chat.maru.edge.Reply;
import chat.maru.edge.Routes;
import chat.maru.edge.SseBody;
import chat.maru.edge.testing.TestClient.Answer;
import chat.maru.edge.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest {
  private static Consumer<Routes> stream(SseBody body) {
    return routes ->
        routes
            .get("/api/stream", Access.PUBLIC, _ -> Reply.sse(body).header("x-maru-model", "m"))
            .get("/v1/stream", Access.PUBLIC, _ -> Reply.sse(body));
  }

  @Test
  void events_arrive_as_they_were_written() {
    try (TestServer server =
        TestServer.start(
            stream(
                out -> {
                  out.header("x-maru-receipt", "r1");
                  out.data("{\"a\":\"안녕\"}");
                  out.data("{\"b\":2}".getBytes(StandardCharsets.UTF_8));
                  out.data("two\nlines");
                  out.comment("still\nhere");
                  out.event("done", "");
                  out.raw("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
                }))) {
      Answer answer = server.client().header("accept-encoding", "gzip").get("/api/stream");
      assertThat(answer.text())
          .isEqualTo(
              """
              data: {"a":"안녕"}

              data: {"b":2}

              data: two
              data: lines

              : still here

              event: done
              data:\s

              data: [DONE]

              """);
      assertThat(answer.header("content-type")).isEqualTo("text/event-stream");
      assertThat(answer.header("content-encoding")).isEmpty();
      assertThat(answer.header("x-maru-model")).isEqualTo("m");
      assertThat(answer.header("x-maru-receipt")).isEqualTo("r1");
    }
  }

  @Test
  void a_failure_before_the_first_write_is_an_ordinary_error() {
    try (TestServer server =
        TestServer.start(
            stream(
                _ -> {
                  throw MaruException.invalid("model", "none", "a model");
                }))) {
      assertThat(server.client().get("/api/stream").status()).isEqualTo(400);
      assertThat(server.client().get("/v1/stream").text()).startsWith("{\"error\":{");
    }
  }

  @Test
  void a_failure_after_it_is_a_last_frame_without_its_text() {
    try (TestServer server =
        TestServer.start(
            stream(
                out -> {
                  out.data("1");
                  throw new IllegalStateException("secret inside");
                }))) {
      Answer v1 = server.client().get("/v1/stream");
      assertThat(v1.status()).isEqualTo(200);
      assertThat(v1.text())
          .startsWith("data: 1\n\ndata: {\"error\":{")
          .doesNotContain("secret", "[DONE]");
      assertThat(server.client().get("/api/stream").text())
          .startsWith("data: 1\n\nevent: error\ndata: {");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"before the headers", "after the headers", "after an event"})
  void a_client_that_leaves_a_silent_stream_is_noticed(String when) {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    AtomicBoolean thrown = new AtomicBoolean();
    Consumer<Routes> routes =
        table ->
            table.get(
                "/v1/silent",
                Access.PUBLIC,
                request ->
                    Reply.sse(
                        out -> {
                          request.onClientGone(gone::countDown);
                          if (when.equals("after the headers")) {
                            out.open();
                          } else if (when.equals("after an event")) {
                            out.data("1");
                          }
                          entered.countDown();
                          wait(gone);
                          try {
                            out.data("too late");
                          } catch (ClientGone e) {
                            thrown.set(true);
                            throw e;
                          }
                        }));
    try (TestServer server = TestServer.start(routes)) {
      try (RawClient client = new RawClient(server.port())) {
        client.send("GET /v1/silent HTTP/1.1\r\nHost: localhost\r\n\r\n");
        wait(entered);
        if (!when.equals("before the headers")) {
          assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200 ");
        }
      }
      wait(gone);
      await().untilTrue(thrown);
    }
  }

  @Test
  void a_client_that_leaves_while_a_plain_answer_is_made_is_noticed() {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    try (TestServer server =
        TestServer.start(
            routes ->
                routes.post(
                    "/v1/slow",
                    Access.PUBLIC,
                    request -> {
                      request.onClientGone(gone::countDown);
                      entered.countDown();
                      wait(gone);
                      return Reply.noContent();
                    }))) {
      try (RawClient client = new RawClient(server.port())) {
        client.send("POST /v1/slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}");
        wait(entered);
      }
      wait(gone);
    }
  }

  @Test
  void nobody_is_told_of_a_client_that_leaves_after_its_answer() {
    AtomicInteger told = new AtomicInteger();
    CountDownLatch probe = new CountDownLatch(1);
    try (TestServer server =
        TestServer.start(
            routes ->
                routes
                    .get(
                        "/api/quick",
                        Access.PUBLIC,
                        request -> {
                          request.onClientGone(told::incrementAndGet);
                          return Reply.noContent();
                        })
                    .get(
                        "/api/left",
                        Access.PUBLIC,
                        request -> {
                          request.onClientGone(probe::countDown);
                          wait(probe);
                          return Reply.noContent();
                        }))) {
      try (RawClient client = new RawClient(server.port())) {
        client.send("GET /api/quick HTTP/1.1\r\nHost: localhost\r\n\r\n").readUntil("\r\n\r\n");
        client.send("GET /api/left HTTP/1.1\r\nHost: localhost\r\n\r\n");
      }
      wait(probe);
      assertThat(told).hasValue(0);
    }
  }

  @Test
  void a_client_that_does_not_read_holds_the_writer_back() {
    AtomicInteger written = new AtomicInteger();
    CountDownLatch ended = new CountDownLatch(1);
    byte[] frame = ("data: " + "x".repeat(10_000) + "\n\n").getBytes(StandardCharsets.UTF_8);
    int frames = 5_000;
    try (TestServer server =
        TestServer.start(
            stream(
                out -> {
                  try {
                    for (int i = 0; i < frames; i++) {
                      out.raw(frame);
                      written.incrementAndGet();
                    }
                  } finally {
                    ended.countDown();
                  }
                }))) {
      try (RawClient client = new RawClient(server.port(), 16 * 1024)) {
        client.send("GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
        client.readUntil("\r\n\r\n");
        int before = -1;
        while (before != written.get()) {
          before = written.get();
          Threads.sleep(java.time.Duration.ofMillis(200));
        }
        assertThat(written.get()).isLessThan(frames / 2);
        assertThat(ended.getCount()).isEqualTo(1);
      }
      wait(ended);
      assertThat(written.get()).isLessThan(frames);
    }
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }
}
