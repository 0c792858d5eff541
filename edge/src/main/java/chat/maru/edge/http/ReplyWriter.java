package chat.maru.edge.http;

import chat.maru.edge.ClientGone;
import chat.maru.edge.Reply;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/// Puts replies on the wire, always on the connection's event loop.
final class ReplyWriter {
  /// How long a refused body may go on arriving before the connection is cut.
  private static final long DISCARD_MS = 5_000;

  private ReplyWriter() {}

  /// Writes a whole answer; returns at once.
  static void write(Exchange exchange, Reply.Whole reply) {
    exchange.loop().runOnContext(_ -> writeNow(exchange, reply));
  }

  /// Writes a stream; returns when it has ended.
  ///
  /// @throws RuntimeException what `reply` threw before its first write
  static void write(Exchange exchange, Reply.Sse reply) {
    EventStream out = new EventStream(exchange, reply.headers());
    try {
      reply.events().write(out);
      out.end();
    } catch (ClientGone e) {
      out.abandon();
    } catch (RuntimeException | Error e) {
      if (!out.opened()) {
        throw e;
      }
      out.fail(ErrorBody.frame(exchange, Failures.toCaller(exchange, e)));
    }
  }

  /// Writes a large answer; returns when it has left, or when the client has.
  static void write(Exchange exchange, Reply.Content reply) {
    new ContentStream(exchange, reply).write();
  }

  /// Sets status and headers.
  static void head(Exchange exchange, int status, List<Reply.Header> headers) {
    HttpServerResponse response = exchange.http().response();
    response.setStatusCode(status);
    headers.forEach(header -> response.headers().add(header.name(), header.value()));
    exchange.answerHeaders().forEach(h -> response.putHeader(h.name(), h.value()));
    response.putHeader("x-request-id", exchange.requestId());
    SecurityHeaders.put(response.headers(), exchange.rawPath());
  }

  private static void writeNow(Exchange exchange, Reply.Whole reply) {
    HttpServerRequest request = exchange.http();
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    head(exchange, reply.status(), reply.headers());
    if (!reply.contentType().isEmpty()) {
      response.putHeader("content-type", reply.contentType());
    }
    boolean unread = !request.isEnded();
    if (unread) {
      response.putHeader("connection", "close");
    }
    if (request.method().name().equals("HEAD") && !response.headers().contains("content-length")) {
      response.putHeader("content-length", Integer.toString(reply.body().length));
      response.end();
    } else if (reply.status() == 204 || reply.status() == 304) {
      response.end();
    } else {
      response.end(Buffer.buffer(reply.body()));
    }
    if (unread) {
      discard(exchange, request);
    }
  }

  /// Reads what the client still sends and throws it away, because closing on it at once would
  /// reset the connection and the client might never see the answer.
  private static void discard(Exchange exchange, HttpServerRequest request) {
    if (request.isEnded()) {
      request.connection().close();
      return;
    }
    request.handler(_ -> {});
    request.endHandler(_ -> request.connection().close());
    request.exceptionHandler(_ -> {});
    request.resume();
    exchange.owner().setTimer(DISCARD_MS, _ -> request.connection().close());
  }
}
