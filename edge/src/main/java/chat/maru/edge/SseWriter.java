package chat.maru.edge;

/// The open end of a stream of server-sent events (HTML standard, section 9.2). Every method but
/// [#header] blocks while the client reads too slowly, and throws [ClientGone] once it has left.
/// Used by one thread.
public interface SseWriter {
  /// Sets one more response header.
  ///
  /// @throws IllegalStateException after the first write
  void header(String name, String value);

  /// Sends the response headers now, before there is an event.
  void open();

  /// Sends one event.
  ///
  /// @param data may have several lines
  void data(String data);

  /// Sends one event.
  ///
  /// @param utf8Line one line of UTF-8 without line breaks, such as compact JSON
  void data(byte[] utf8Line);

  /// Sends one event with a name.
  void event(String name, String data);

  /// Sends a line that clients ignore, which keeps proxies from closing a silent stream.
  void comment(String text);

  /// Sends bytes as they are: whole events, each with its closing empty line.
  void raw(byte[] frames);
}
