package chat.maru.messenger.files.http;

import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.messenger.files.SharedFiles.Opened;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How bytes that strangers sent leave the house: as what they are, never as a page.
///
/// Pictures, films and sounds may be shown; all else is a download without a type that a browser
/// would act on. A policy without any right (`sandbox`) holds even where somebody opens the address
/// itself.
final class FileReply {
  private static final String POLICY =
      "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox;"
          + " frame-ancestors 'none'";

  private FileReply() {}

  static Reply of(Request request, Opened file) {
    String tag = "\"" + file.tag() + "\"";
    if (request.header("if-none-match").filter(known -> known.contains(tag)).isPresent()) {
      return with(Reply.bytes(304, "", new byte[0]), file, tag);
    }
    Optional<ByteRange> asked =
        request
            .header("if-range")
            .filter(known -> !known.equals(tag))
            .<Optional<ByteRange>>map(_ -> Optional.empty())
            .orElseGet(() -> request.header("range").flatMap(ByteRange::parse));
    if (asked.isEmpty()) {
      return with(content(200, file, 0, file.length()), file, tag);
    }
    Optional<ByteRange> range = asked.get().within(file.length());
    if (range.isEmpty()) {
      return with(Reply.bytes(416, "", new byte[0]), file, tag)
          .header("content-range", "bytes */" + file.length());
    }
    ByteRange part = range.get();
    return with(content(206, file, part.first(), part.last() - part.first() + 1), file, tag)
        .header(
            "content-range", "bytes %d-%d/%d".formatted(part.first(), part.last(), file.length()));
  }

  private static Reply content(int status, Opened file, long from, long length) {
    String type = file.shown() ? file.type() : "application/octet-stream";
    return Reply.content(status, type, length, () -> file.bytes().from(from));
  }

  private static Reply with(Reply reply, Opened file, String tag) {
    return reply
        .header("content-security-policy", POLICY)
        .header("content-disposition", disposition(file))
        .header("accept-ranges", "bytes")
        .header("etag", tag)
        // Another account in the same browser must not be given it from the cache.
        .header("vary", "cookie, authorization")
        .header("cache-control", "private, max-age=86400, immutable");
  }

  /// The name in UTF-8 (RFC 8187), and a harmless one for who cannot read that.
  private static String disposition(Opened file) {
    StringBuilder name = new StringBuilder();
    for (byte b : file.file().name().getBytes(StandardCharsets.UTF_8)) {
      if ((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '.') {
        name.append((char) b);
      } else {
        name.append('%').append(String.format("%02X", b & 0xff));
      }
    }
    return (file.shown() ? "inline" : "attachment")
        + "; filename=\"file\"; filename*=UTF-8''"
        + name;
  }
}
