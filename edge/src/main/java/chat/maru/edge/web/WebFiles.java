package chat.maru.edge.web;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.edge.Handler;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Serves the built web application from the class path.
///
/// - Files under `assets/` carry a hash in their name and never change: kept for a year. Everything
///   else is asked for again with its `ETag`.
/// - A sibling `.br` or `.gz` is sent to clients that take it.
/// - A path without a dot that is no file is a page of the application and gets `index.html`; a
///   missing file, or anything under a prefix of the API, is an honest 404.
///
/// Files are read once and kept in memory; only files that exist are kept, so their number is
/// bounded by the jar.
public final class WebFiles implements Handler {
  private static final Pattern SAFE = Pattern.compile("/[A-Za-z0-9._/@+-]*");
  private static final List<String> PROGRAMS = List.of("/api", "/v1", "/mcp");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("woff2", "font/woff2"));

  private final ClassLoader loader;
  private final String root;
  private final ConcurrentHashMap<String, WebFile> files = new ConcurrentHashMap<>();

  /// @param root the folder on the class path, such as `web`
  public WebFiles(ClassLoader loader, String root) {
    this.loader = loader;
    this.root = root;
  }

  @Override
  public Reply handle(Request request) {
    String path = request.path();
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    if (!reads || program(path)) {
      throw notFound(path);
    }
    Optional<WebFile> file = find(path.equals("/") ? "/index.html" : path);
    if (file.isEmpty() && path.lastIndexOf('.') < path.lastIndexOf('/') + 1) {
      file = find("/index.html");
    }
    return reply(request, file.orElseThrow(() -> notFound(path)));
  }

  private static boolean program(String path) {
    return PROGRAMS.stream()
        .anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
  }

  private static MaruException notFound(String path) {
    String shown = path.length() > 200 ? path.substring(0, 200) + "…" : path;
    return new MaruException(CommonError.NOT_FOUND, "There is nothing at " + shown);
  }

  private static Reply reply(Request request, WebFile file) {
    boolean known =
        request.header("if-none-match").map(tags -> tags.contains(file.etag)).orElse(false);
    String accepted = request.header("accept-encoding").orElse("");
    boolean brotli = file.brotli.isPresent() && accepted.contains("br");
    boolean gzip = !brotli && file.gzip.isPresent() && accepted.contains("gzip");
    byte[] body = brotli ? file.brotli.orElseThrow() : gzip ? file.gzip.orElseThrow() : file.plain;
    Reply reply =
        known ? Reply.bytes(304, "", new byte[0]) : Reply.bytes(200, file.contentType, body);
    if (!known && (brotli || gzip)) {
      reply = reply.header("content-encoding", brotli ? "br" : "gzip");
    }
    return reply
        .header("etag", file.etag)
        .header("vary", "accept-encoding")
        .header(
            "cache-control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  }

  private Optional<WebFile> find(String path) {
    WebFile known = files.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    if (!SAFE.matcher(path).matches() || path.contains("..") || path.endsWith("/")) {
      return Optional.empty();
    }
    Optional<WebFile> read = read(path).map(plain -> file(path, plain));
    read.ifPresent(file -> files.put(path, file));
    return read;
  }

  private WebFile file(String path, byte[] plain) {
    String extension = path.substring(path.lastIndexOf('.') + 1);
    return new WebFile(
        TYPES.getOrDefault(extension, "application/octet-stream"),
        etag(plain),
        path.startsWith("/assets/"),
        plain,
        read(path + ".br"),
        read(path + ".gz"));
  }

  private Optional<byte[]> read(String path) {
    try (InputStream in = loader.getResourceAsStream(root + path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("A web file cannot be read: " + path, e);
    }
  }

  private static String etag(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return "\"" + HexFormat.of().formatHex(Arrays.copyOf(hash, 12)) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record WebFile(
      String contentType,
      String etag,
      boolean immutable,
      byte[] plain,
      Optional<byte[]> brotli,
      Optional<byte[]> gzip) {}
}
