package chat.maru.edge.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.edge.ClientGone;
import chat.maru.edge.Reply;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// One large answer on its way: the virtual thread reads, the event loop writes, and no more than
/// [#AHEAD] pieces are between them, so that a slow client costs a quarter of a megabyte.
final class ContentStream {
  private static final int PIECE = 64 * 1024;
  private static final int AHEAD = 4;

  /// How long a client may take nothing. There is no limit for the whole: a film takes its time.
  private static final long STALL_SECONDS = 60;

  private final Exchange exchange;
  private final Reply.Content reply;
  private final Semaphore room = new Semaphore(AHEAD);

  ContentStream(Exchange exchange, Reply.Content reply) {
    this.exchange = exchange;
    this.reply = reply;
  }

  void write() {
    if (exchange.method().equals("HEAD")) {
      onLoop(this::headOnly);
      return;
    }
    try (InputStream in = reply.source().open()) {
      exchange.onClientGone(() -> room.release(AHEAD));
      onLoop(this::head);
      sendOrCut(in);
    } catch (IOException e) {
      throw new MaruException(CommonError.UNAVAILABLE, "The content cannot be read", e);
    }
  }

  /// Once the head is out, less than was promised is an honest cut and never a short answer.
  private void sendOrCut(InputStream in) {
    try {
      copy(in);
    } catch (IOException | ClientGone e) {
      onLoop(() -> exchange.http().connection().close());
      throw new ClientGone();
    }
  }

  private void copy(InputStream in) throws IOException {
    long left = reply.length();
    byte[] piece = new byte[PIECE];
    while (left > 0) {
      int count = in.read(piece, 0, (int) Math.min(piece.length, left));
      if (count < 0 || !awaitRoom()) {
        throw new ClientGone();
      }
      left -= count;
      Buffer bytes = Buffer.buffer(Arrays.copyOf(piece, count));
      onLoop(() -> exchange.http().response().write(bytes).onComplete(_ -> room.release()));
    }
    onLoop(() -> exchange.http().response().end());
  }

  private boolean awaitRoom() {
    try {
      return room.tryAcquire(STALL_SECONDS, TimeUnit.SECONDS) && !exchange.isGone();
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  private void headOnly() {
    head();
    exchange.http().response().end();
  }

  private void head() {
    ReplyWriter.head(exchange, reply.status(), reply.headers());
    HttpServerResponse response = exchange.http().response();
    response.putHeader("content-type", reply.contentType());
    response.putHeader("content-length", Long.toString(reply.length()));
  }

  private void onLoop(Runnable task) {
    exchange
        .loop()
        .runOnContext(
            _ -> {
              HttpServerResponse response = exchange.http().response();
              if (!response.closed() && !response.ended()) {
                task.run();
              } else {
                room.release();
              }
            });
  }
}
