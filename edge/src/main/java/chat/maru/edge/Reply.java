package chat.maru.edge;

import chat.maru.base.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// The answer to a request. Immutable.
public sealed interface Reply {
  int status();

  List<Header> headers();

  /// The same answer with one more header.
  Reply header(String name, String value);

  /// The same answer that also sets `cookie`.
  default Reply cookie(Cookie cookie) {
    return header("set-cookie", cookie.header());
  }

  static Reply json(int status, Json body) {
    return new Whole(status, "application/json", body.toBytes(), List.of());
  }

  static Reply noContent() {
    return new Whole(204, "", new byte[0], List.of());
  }

  /// @param body not copied; nobody may change it afterwards
  static Reply bytes(int status, String contentType, byte[] body) {
    return new Whole(status, contentType, body, List.of());
  }

  /// A stream of server-sent events with status 200. It starts with the first write of `body`, so a
  /// failure before it still becomes an ordinary error answer.
  static Reply sse(SseBody body) {
    return new Sse(body, List.of());
  }

  /// A body that is too large for memory, read from `source` while it is sent. A failure before its
  /// first byte still becomes an ordinary error answer; later it cuts the connection.
  ///
  /// @param length how many bytes `source` gives
  static Reply content(int status, String contentType, long length, Source source) {
    return new Content(status, contentType, length, source, List.of());
  }

  /// Where a large body comes from.
  @FunctionalInterface
  interface Source {
    /// Opens it once; whoever reads closes it.
    InputStream open() throws IOException;
  }

  /// One header, with its name in lower case.
  record Header(String name, String value) {}

  /// An answer whose body is known.
  ///
  /// @param contentType empty if there is no body
  /// @param body shared, not copied: answers are made once and written once
  @SuppressWarnings("ArrayRecordComponent")
  record Whole(int status, String contentType, byte[] body, List<Header> headers) implements Reply {
    public Whole {
      headers = List.copyOf(headers);
    }

    @Override
    public Reply header(String name, String value) {
      return new Whole(status, contentType, body, plus(headers, name, value));
    }
  }

  /// An answer that is written while it is made.
  record Sse(SseBody events, List<Header> headers) implements Reply {
    public Sse {
      headers = List.copyOf(headers);
    }

    @Override
    public int status() {
      return 200;
    }

    @Override
    public Reply header(String name, String value) {
      return new Sse(events, plus(headers, name, value));
    }
  }

  /// An answer whose body is read while it is sent.
  record Content(int status, String contentType, long length, Source source, List<Header> headers)
      implements Reply {
    public Content {
      headers = List.copyOf(headers);
    }

    @Override
    public Reply header(String name, String value) {
      return new Content(status, contentType, length, source, plus(headers, name, value));
    }
  }

  private static List<Header> plus(List<Header> headers, String name, String value) {
    List<Header> more = new ArrayList<>(headers.size() + 1);
    more.addAll(headers);
    more.add(new Header(name, value));
    return more;
  }
}
