package chat.maru.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Threads;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.testing.TestClient.Answer;
import chat.maru.edge.testing.TestServer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EdgeServerTest {
  @Test
  void a_request_with_a_body_is_answered() {
    try (TestServer server =
        TestServer.start(
            routes ->
                routes.post(
                    "/api/echo/{name}",
                    Access.USER,
                    request ->
                        Reply.json(
                            201,
                            request.json().toBuilder()
                                .put("name", request.pathParam("name"))
                                .build())))) {
      Answer answer =
          server
              .as("bob")
              .post("/api/echo/%EB%A7%88%EB%A3%A8", JsonObject.builder().put("a", 1).build());
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.text()).isEqualTo("{\"a\":1,\"name\":\"마루\"}");
      assertThat(answer.header("x-request-id")).isNotEmpty();
    }
  }

  @Test
  void a_blocked_endpoint_delays_no_other() {
    CountDownLatch release = new CountDownLatch(1);
    try (TestServer server =
        TestServer.start(
            routes ->
                routes
                    .get(
                        "/api/slow",
                        Access.PUBLIC,
                        _ -> {
                          try {
                            release.await();
                          } catch (InterruptedException e) {
                            throw Threads.interrupted(e);
                          }
                          return Reply.noContent();
                        })
                    .get("/api/quick", Access.PUBLIC, _ -> Reply.json(200, Json.of(true))))) {
      for (int i = 0; i < 200; i++) {
        Threads.startVirtual("slow", () -> server.client().get("/api/slow"));
      }
      for (int i = 0; i < 50; i++) {
        assertThat(server.client().get("/api/quick").status()).isEqualTo(200);
      }
      release.countDown();
    }
  }
}
