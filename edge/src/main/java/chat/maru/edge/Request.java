package chat.maru.edge;

import chat.maru.base.Deadline;
import chat.maru.base.json.JsonObject;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// One HTTP request whose filters have passed. Used by one thread.
public interface Request {
  /// The id of the request that this thread serves, for logs.
  ScopedValue<String> CURRENT_ID = ScopedValue.newInstance();

  /// `GET`, `POST`...
  String method();

  /// The decoded path without the query.
  String path();

  /// The decoded value of `{name}` in the route's path.
  String pathParam(String name);

  /// The first value of a query parameter; an empty one counts as present.
  Optional<String> query(String name);

  /// The first value of a header, whose name is matched without regard to case.
  Optional<String> header(String name);

  /// The body; empty if there is none.
  byte[] body();

  /// The body as a JSON object.
  ///
  /// @throws chat.maru.base.MaruException `INVALID` if it is not one
  JsonObject json();

  /// The file that holds the body of an upload. It is removed when the handler returns, unless the
  /// handler moves it away first.
  Path file();

  /// The body of a streamed route as it arrives; read by one thread. What could not be read because
  /// the client left ends with [ClientGone].
  InputStream stream();

  /// @throws chat.maru.base.MaruException `UNAUTHENTICATED` if nobody signed in, which only a
  ///   public endpoint can see
  Caller caller();

  /// The caller of a public endpoint, if there is one.
  Optional<Caller> findCaller();

  /// The id that every log line and error of this request carries.
  String requestId();

  Deadline deadline();

  /// The address of the client, as told by a proxy on this machine or by the connection.
  String remoteAddress();

  /// Whether the request was made on this machine: a loopback connection, no proxy in between, and
  /// a `Host` that names this machine (a page of another origin cannot fake that).
  boolean loopback();

  /// Where people reach this server: the configured address, or the one that this request used.
  URI publicUrl();

  /// Adds headers to whatever answers this request, errors too. They are asked for when the head is
  /// written, on a thread that must not block.
  void answerHeaders(Supplier<List<Reply.Header>> headers);

  /// Runs `task` on a virtual thread once the client has gone before the answer was complete; at
  /// once if it already has. It never runs after the answer is complete.
  void onClientGone(Runnable task);
}
