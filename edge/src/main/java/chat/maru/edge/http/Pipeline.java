package chat.maru.edge.http;

import chat.maru.base.CommonError;
import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.edge.Caller;
import chat.maru.edge.ClientGone;
import chat.maru.edge.EdgeError;
import chat.maru.edge.Handler;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Route.Endpoint;
import chat.maru.edge.route.RouteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// What happens to every request, in order: the filters, the handler, the answer, the log. Each
/// request runs through it on a virtual thread of its own.
final class Pipeline {
  /// What the log calls a client that left before its answer.
  private static final int CLIENT_GONE = 499;

  private final List<Filter> filters;
  private final Handler pages;
  private final AccessLog log;
  private final SocketDoor sockets;

  /// @param pages answers what no route does
  Pipeline(List<Filter> filters, Handler pages, AccessLog log, SocketDoor sockets) {
    this.filters = List.copyOf(filters);
    this.pages = pages;
    this.log = log;
    this.sockets = sockets;
  }

  void serve(Exchange exchange) {
    log.begin();
    ScopedValue.where(Request.CURRENT_ID, exchange.requestId())
        .where(Deadline.CURRENT, exchange.deadline())
        .where(Loops.CURRENT, exchange.loop())
        .run(() -> log.end(exchange, answer(exchange)));
  }

  /// Answers, whatever happens, and tells with which status.
  private int answer(Exchange exchange) {
    try {
      MaruException refusal = exchange.refusal();
      if (refusal != null) {
        throw refusal;
      }
      for (Filter filter : filters) {
        filter.check(exchange);
      }
      Caller caller = exchange.findCaller().orElse(null);
      return caller == null
          ? handle(exchange)
          : ScopedValue.where(Caller.CURRENT, caller).call(() -> handle(exchange));
    } catch (ClientGone e) {
      return CLIENT_GONE;
    } catch (RuntimeException | Error e) {
      MaruException told = Failures.toCaller(exchange, e);
      log.told(told);
      Reply reply = ErrorBody.reply(exchange, told);
      return send(exchange, reply);
    } finally {
      removeUpload(exchange);
    }
  }

  private int handle(Exchange exchange) {
    return switch (exchange.match()) {
      case RouteTable.Match.Found found ->
          switch (found.route().endpoint()) {
            case Endpoint.Plain plain -> send(exchange, plain.handler().handle(exchange));
            case Endpoint.Stream stream -> send(exchange, stream.handler().handle(exchange));
            case Endpoint.Upload upload -> send(exchange, upload.handler().handle(exchange));
            case Endpoint.Upgrade upgrade -> sockets.open(exchange, upgrade.handler());
          };
      case RouteTable.Match.OtherMethods other -> send(exchange, otherMethods(exchange, other));
      case RouteTable.Match.Nothing _ -> send(exchange, pages.handle(exchange));
    };
  }

  private static int send(Exchange exchange, Reply reply) {
    switch (reply) {
      case Reply.Whole whole -> {
        exchange.complete();
        ReplyWriter.write(exchange, whole);
      }
      case Reply.Content content -> {
        ReplyWriter.write(exchange, content);
        exchange.complete();
      }
      case Reply.Sse sse -> {
        ReplyWriter.write(exchange, sse);
        exchange.complete();
      }
    }
    return exchange.isGone() ? CLIENT_GONE : reply.status();
  }

  private static Reply otherMethods(Exchange exchange, RouteTable.Match.OtherMethods other) {
    String allowed = String.join(", ", other.allowed());
    if (exchange.method().equals("OPTIONS")) {
      return Reply.noContent().header("allow", allowed);
    }
    return ErrorBody.reply(
            exchange,
            new MaruException(
                EdgeError.METHOD_NOT_ALLOWED, exchange.method() + " (expected: " + allowed + ")"))
        .header("allow", allowed);
  }

  private static void removeUpload(Exchange exchange) {
    if (exchange.hasFile()) {
      try {
        Files.deleteIfExists(exchange.file());
      } catch (IOException e) {
        Failures.toCaller(
            exchange, new MaruException(CommonError.INTERNAL, "An upload could not be removed", e));
      }
    }
  }
}
