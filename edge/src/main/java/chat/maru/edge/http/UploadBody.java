package chat.maru.edge.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.ClientGone;
import chat.maru.edge.EdgeError;
import chat.maru.edge.Route;
import chat.maru.edge.route.RouteTable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Writes the body of an upload to a file, once every filter before it has let the request through.
///
/// The event loop hands over one piece at a time and the next is asked for when the disk has taken
/// it, so a fast client fills neither memory nor disk beyond the limit.
record UploadBody(Path directory) implements Filter {
  /// How long the client may send nothing.
  private static final long STALL_SECONDS = 60;

  @Override
  public void check(Exchange exchange) {
    if (exchange.match() instanceof RouteTable.Match.Found found
        && found.route().endpoint() instanceof Route.Endpoint.Upload upload) {
      String length = exchange.http().getHeader("content-length");
      if (length != null && length.length() > 18) {
        throw tooLarge(upload.maxBytes());
      }
      if (length != null && Long.parseLong(length) > upload.maxBytes()) {
        throw tooLarge(upload.maxBytes());
      }
      receive(exchange, upload.maxBytes());
    }
  }

  static MaruException tooLarge(long maxBytes) {
    return new MaruException(
            CommonError.TOO_LARGE,
            "The body is too large (expected: at most " + maxBytes + " bytes)")
        .with(JsonObject.builder().put("maxBytes", maxBytes).build());
  }

  private void receive(Exchange exchange, long maxBytes) {
    try {
      Files.createDirectories(directory);
      Path file = directory.resolve(exchange.requestId() + ".part");
      exchange.file(file);
      try (FileChannel out =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        copy(exchange, out, maxBytes);
      }
    } catch (IOException e) {
      throw diskError(e);
    }
  }

  private static void copy(Exchange exchange, FileChannel out, long maxBytes) throws IOException {
    LinkedBlockingQueue<Optional<Buffer>> pieces = new LinkedBlockingQueue<>();
    exchange.onClientGone(() -> pieces.add(Optional.empty()));
    exchange.loop().runOnContext(_ -> start(exchange.http(), pieces));
    long received = 0;
    for (Optional<Buffer> piece = next(pieces); piece.isPresent(); piece = next(pieces)) {
      byte[] content = piece.get().getBytes();
      received += content.length;
      if (received > maxBytes) {
        throw tooLarge(maxBytes);
      }
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      exchange.loop().runOnContext(_ -> exchange.http().fetch(1));
    }
    if (exchange.isGone()) {
      throw new ClientGone();
    }
  }

  private static void start(HttpServerRequest http, LinkedBlockingQueue<Optional<Buffer>> pieces) {
    http.handler(piece -> pieces.add(Optional.of(piece)));
    http.endHandler(_ -> pieces.add(Optional.empty()));
    http.exceptionHandler(_ -> pieces.add(Optional.empty()));
    if ("100-continue".equalsIgnoreCase(http.getHeader("expect"))) {
      http.response().writeContinue();
    }
    http.fetch(1);
  }

  private static Optional<Buffer> next(LinkedBlockingQueue<Optional<Buffer>> pieces) {
    try {
      Optional<Buffer> piece = pieces.poll(STALL_SECONDS, TimeUnit.SECONDS);
      if (piece == null) {
        throw new MaruException(EdgeError.BODY_TIMEOUT, "The upload stalled");
      }
      return piece;
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  private static MaruException diskError(IOException e) {
    boolean full = String.valueOf(e.getMessage()).contains("No space left");
    return full
        ? new MaruException(EdgeError.DISK_FULL, "The disk of the server is full", e)
        : new MaruException(EdgeError.DISK_FULL, "The server could not write the upload", e);
  }
}
