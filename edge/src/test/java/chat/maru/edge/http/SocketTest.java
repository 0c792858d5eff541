package chat.maru.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.maru.base.Threads;
import chat.maru.edge.Access;
import chat.maru.edge.EdgeConfig;
import chat.maru.edge.Health;
import chat.maru.edge.Reply;
import chat.maru.edge.Routes;
import chat.maru.edge.Socket;
import chat.maru.edge.SocketHandler;
import chat.maru.edge.socket.SocketConnection;
import chat.maru.edge.socket.SocketTimings;
import chat.maru.edge.testing.FixedCallers;
import chat.maru.edge.testing.TestClient;
import chat.maru.edge.testing.TestServer;
import chat.maru.edge.testing.TestSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SocketTest {
  private static final SocketHandler ECHO =
      socket -> {
        for (Optional<String> m = socket.receive(); m.isPresent(); m = socket.receive()) {
          socket.send(bytes(m.get()));
        }
      };

  private static Consumer<Routes> socket(SocketHandler handler) {
    return routes -> routes.socket("/api/socket", Access.USER, handler);
  }

  @Test
  void messages_go_both_ways() {
    try (TestServer server = TestServer.start(socket(ECHO));
        TestSocket client = server.as("bob").socket("/api/socket")) {
      client.send("안녕 👩🏻‍⚖️");
      assertThat(client.receive()).isEqualTo("안녕 👩🏻‍⚖️");
      String large = "가".repeat(300_000);
      client.send(large);
      assertThat(client.receive()).isEqualTo(large);
    }
  }

  @Test
  void the_socket_closes_when_its_handler_returns() {
    try (TestServer server =
            TestServer.start(socket(socket -> socket.send(bytes(socket.caller().user().value()))));
        TestSocket client = server.as("bob").socket("/api/socket")) {
      assertThat(client.receive()).isEqualTo(FixedCallers.BOB.user().value());
      assertThat(client.awaitClose()).isEqualTo(1000);
    }
  }

  @Test
  void a_handler_that_fails_closes_with_1011() {
    try (TestServer server =
            TestServer.start(
                socket(
                    _ -> {
                      throw new IllegalStateException("secret");
                    }));
        TestSocket client = server.as("bob").socket("/api/socket")) {
      assertThat(client.awaitClose()).isEqualTo(1011);
    }
  }

  @Test
  void frames_sent_right_after_the_upgrade_are_not_lost() throws Exception {
    try (TestServer server = TestServer.start(socket(ECHO));
        ExecutorService threads = Threads.virtual("client")) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        String text = "first-" + i;
        answers.add(
            threads.submit(
                () -> {
                  try (RawClient client = new RawClient(server.port())) {
                    client.send(handshake("bob"));
                    // The frame goes out with the last byte of the answer.
                    assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 101 ");
                    client.send(masked(text));
                    return client.readUntil(text);
                  }
                }));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get()).contains("first-");
      }
    }
  }

  @Test
  void strangers_and_pages_of_other_origins_stay_outside() {
    try (TestServer server = TestServer.start(socket(ECHO))) {
      try (RawClient client = new RawClient(server.port())) {
        assertThat(client.send(handshake("nobody")).readUntil("\r\n\r\n"))
            .startsWith("HTTP/1.1 401 ");
      }
      try (RawClient client = new RawClient(server.port())) {
        String evil = handshake("bob").replace("Host:", "Origin: https://evil.example\r\nHost:");
        assertThat(client.send(evil).readUntil("\r\n\r\n")).startsWith("HTTP/1.1 403 ");
      }
      try (RawClient client = new RawClient(server.port())) {
        String byCookie =
            handshake("bob").replace("Authorization: Bearer ", "Cookie: maru_session=");
        assertThat(client.send(byCookie).readUntil("\r\n\r\n")).startsWith("HTTP/1.1 403 ");
      }
      try (RawClient client = new RawClient(server.port())) {
        String own =
            handshake("bob")
                .replace("Authorization: Bearer ", "Cookie: maru_session=")
                .replace("Host:", "Origin: http://localhost\r\nHost:");
        assertThat(client.send(own).readUntil("\r\n\r\n")).startsWith("HTTP/1.1 101 ");
      }
      assertThat(server.as("bob").get("/api/socket").status()).isEqualTo(426);
    }
  }

  @Test
  void a_client_that_floods_is_closed() {
    CountDownLatch release = new CountDownLatch(1);
    try (TestServer server = TestServer.start(socket(_ -> wait(release)));
        TestSocket client = server.as("bob").socket("/api/socket")) {
      try {
        for (int i = 0; i < 2_000; i++) {
          client.send("x");
        }
      } catch (java.util.concurrent.CompletionException e) {
        // The server has closed already.
      }
      assertThat(client.awaitClose()).isEqualTo(SocketConnection.TOO_FAST);
      release.countDown();
    }
  }

  @Test
  void a_message_beyond_the_limit_closes_the_socket() {
    try (TestServer server = TestServer.start(socket(ECHO));
        TestSocket client = server.as("bob").socket("/api/socket")) {
      try {
        client.send("x".repeat(3_000_000));
      } catch (java.util.concurrent.CompletionException e) {
        // The server has closed already.
      }
      assertThat(client.awaitClose()).isIn(1009, 1006);
    }
  }

  @Test
  void a_socket_that_never_reads_neither_grows_nor_slows_the_others() {
    LinkedBlockingQueue<Socket> open = new LinkedBlockingQueue<>();
    try (TestServer server =
            TestServer.start(
                socket(
                    socket -> {
                      open.add(socket);
                      socket.receive();
                    }));
        RawClient deaf = new RawClient(server.port(), 8 * 1024)) {
      deaf.send(handshake("bob")).readUntil("\r\n\r\n");
      Socket toDeaf = take(open);
      try (TestSocket reader = server.as("carol").socket("/api/socket")) {
        Socket toReader = take(open);
        byte[] message = bytes("y".repeat(1_000));
        int refused = 0;
        for (int i = 0; i < 30_000; i++) {
          if (!toDeaf.send(message)) {
            refused++;
          }
          if (i % 100 == 0) {
            assertThat(toReader.send(message)).isTrue();
            assertThat(reader.receive()).hasSize(1_000);
          }
        }
        assertThat(refused).isGreaterThan(20_000);
      }
    }
  }

  @Test
  void one_array_reaches_many_sockets_unchanged() {
    List<Socket> open = java.util.Collections.synchronizedList(new ArrayList<>());
    byte[] message = bytes("{\"type\":\"event\",\"text\":\"모두에게\"}");
    try (TestServer server =
        TestServer.start(
            socket(
                socket -> {
                  open.add(socket);
                  socket.receive();
                }))) {
      List<TestSocket> clients = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        clients.add(server.as("bob").socket("/api/socket"));
      }
      await().until(() -> open.size() == 20);
      for (int i = 0; i < 50; i++) {
        open.forEach(socket -> assertThat(socket.send(message)).isTrue());
      }
      for (TestSocket client : clients) {
        for (int i = 0; i < 50; i++) {
          assertThat(client.receive()).isEqualTo(new String(message, StandardCharsets.UTF_8));
        }
      }
      clients.forEach(TestSocket::close);
    }
  }

  @Test
  void a_client_that_leaves_ends_receive_and_runs_the_close_tasks() {
    CountDownLatch ended = new CountDownLatch(2);
    try (TestServer server =
        TestServer.start(
            socket(
                socket -> {
                  socket.onClose(ended::countDown);
                  assertThat(socket.receive()).isEmpty();
                  assertThat(socket.send(bytes("late"))).isFalse();
                  ended.countDown();
                }))) {
      server.as("bob").socket("/api/socket").cut();
      wait(ended);
    }
  }

  @Test
  void signing_out_closes_the_open_sockets_at_once() {
    FixedCallers callers = new FixedCallers();
    Routes routes = new Routes().socket("/api/socket", Access.USER, ECHO);
    try (TestServer server = TestServer.start(routes, callers);
        TestSocket bob = server.as("bob").socket("/api/socket");
        TestSocket carol = server.as("carol").socket("/api/socket")) {
      bob.send("here");
      assertThat(bob.receive()).isEqualTo("here");
      callers.revoke("bob");
      assertThat(bob.awaitClose()).isEqualTo(SocketDoor.SIGNED_OUT);
      carol.send("still here");
      assertThat(carol.receive()).isEqualTo("still here");
    }
  }

  @Test
  void a_client_that_answers_no_ping_is_cut_and_one_that_does_stays() {
    Duration second = Duration.ofSeconds(1);
    SocketTimings timings = new SocketTimings(second.dividedBy(20), second.dividedBy(10), second);
    try (EdgeServer server =
            EdgeServer.start(
                EdgeConfig.local(0, TestServer.uploads()),
                new Routes().socket("/api/socket", Access.USER, ECHO),
                new FixedCallers(),
                _ -> Reply.noContent(),
                Health.ready(),
                timings);
        RawClient dead = new RawClient(server.port());
        TestSocket alive =
            new TestClient(URI.create("http://127.0.0.1:" + server.port()))
                .as("carol")
                .socket("/api/socket")) {
      dead.send(handshake("bob")).readUntil("\r\n\r\n");
      assertThat(dead.readAll()).startsWith("\u0089");
      alive.send("still here");
      assertThat(alive.receive()).isEqualTo("still here");
    }
  }

  @Test
  void a_server_that_stops_says_so() {
    TestServer server = TestServer.start(socket(ECHO));
    TestSocket client = server.as("bob").socket("/api/socket");
    server.close();
    assertThat(client.awaitClose()).isEqualTo(1001);
  }

  private static String handshake(String token) {
    return """
    GET /api/socket HTTP/1.1\r
    Host: localhost\r
    Authorization: Bearer %s\r
    Upgrade: websocket\r
    Connection: Upgrade\r
    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
    Sec-WebSocket-Version: 13\r
    \r
    """
        .formatted(token);
  }

  /// A text frame with a mask of zeros.
  private static String masked(String text) {
    return "\u0081" + (char) (0x80 | text.length()) + "\0\0\0\0" + text;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Socket take(LinkedBlockingQueue<Socket> sockets) {
    try {
      return sockets.take();
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
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
