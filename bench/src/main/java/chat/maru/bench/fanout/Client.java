package chat.maru.bench.fanout;

import chat.maru.base.Ids;
import chat.maru.bench.people.Seat;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/// One person's WebSocket. Lives on one event loop.
final class Client {
  private static final String HEAD_END = "\r\n\r\n";
  private static final byte[] HELLO = text("{\"type\":\"hello\"}");

  private final Seat seat;
  private final Loop loop;
  private final Runnable onReady;
  private final NetSocket socket;
  private final Frames frames = new Frames();
  private final StringBuilder head = new StringBuilder();
  private boolean upgraded;

  /// Asks for the upgrade on a connection that was just made, then says hello.
  ///
  /// @param onReady told once, when the server says how far its logs are
  Client(Seat seat, Loop loop, NetSocket socket, Runnable onReady) {
    this.seat = seat;
    this.loop = loop;
    this.socket = socket;
    this.onReady = onReady;
    socket.handler(bytes -> received(bytes.getBytes()));
    socket.exceptionHandler(_ -> {});
    socket.closeHandler(_ -> loop.failed());
    socket.write(
        """
        GET /api/socket HTTP/1.1
        host: 127.0.0.1
        upgrade: websocket
        connection: Upgrade
        sec-websocket-version: 13
        sec-websocket-key: bWFydS1iZW5jaC1mYW5vdQ==
        authorization: Bearer %s

        """
            .formatted(seat.token())
            .replace("\n", "\r\n"));
  }

  Seat seat() {
    return seat;
  }

  /// Says the next message, if it is not over.
  void post() {
    long now = System.nanoTime();
    if (loop.mayPost(now)) {
      String frame =
          "{\"type\":\"post\",\"room\":\"%s\",\"id\":\"%s\",\"text\":\"%s\"}"
              .formatted(seat.room().value(), Ids.next(Clock.systemUTC()), Heard.text(now));
      send(text(frame));
    }
  }

  private void received(byte[] bytes) {
    if (upgraded) {
      frames.read(bytes, this::heard);
      return;
    }
    // One char a byte, so that what follows the head can be given on unchanged.
    head.append(new String(bytes, StandardCharsets.ISO_8859_1));
    int end = head.indexOf(HEAD_END);
    if (end < 0) {
      return;
    }
    if (!head.substring(0, end).startsWith("HTTP/1.1 101")) {
      var _ = socket.close();
      return;
    }
    upgraded = true;
    send(HELLO);
    byte[] rest = head.substring(end + HEAD_END.length()).getBytes(StandardCharsets.ISO_8859_1);
    frames.read(rest, this::heard);
  }

  private void heard(int opcode, byte[] bytes, int from, int to) {
    if (opcode == Frames.PING) {
      send(Frames.masked(Frames.PONG, java.util.Arrays.copyOfRange(bytes, from, to)));
    } else if (opcode == Frames.TEXT) {
      message(bytes, from, to);
    }
  }

  private void message(byte[] bytes, int from, int to) {
    switch (Heard.of(bytes, from, to)) {
      case EVENT -> {
        long sent = Heard.sentNanos(bytes, from, to);
        if (sent >= 0) {
          loop.delivered(sent, System.nanoTime());
        }
      }
      case ACK -> {
        loop.acked(System.nanoTime());
        post();
      }
      case READY -> onReady.run();
      case ERROR, RESYNC -> loop.failed();
      case OTHER -> {}
    }
  }

  private void send(byte[] frame) {
    socket.write(Buffer.buffer(frame));
  }

  private static byte[] text(String message) {
    return Frames.masked(Frames.TEXT, message.getBytes(StandardCharsets.UTF_8));
  }
}
