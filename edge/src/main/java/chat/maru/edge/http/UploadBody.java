package chat.maru.edge.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.EdgeError;
import chat.maru.edge.Route;
import chat.maru.edge.route.RouteTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes the body of an upload to a file, once every filter before it has let the request through;
/// or gives the handler the body to read as it arrives.
record UploadBody(Path directory) implements Filter {
  private static final int PIECE = 64 * 1024;

  @Override
  public void check(Exchange exchange) {
    if (exchange.match() instanceof RouteTable.Match.Found found
        && found.route().endpoint() instanceof Route.Endpoint.Upload upload) {
      Incoming.requireLength(exchange, upload.maxBytes());
      receive(exchange, upload.maxBytes());
    }
    if (exchange.match() instanceof RouteTable.Match.Found found
        && found.route().endpoint() instanceof Route.Endpoint.Stream stream) {
      Incoming.requireLength(exchange, stream.maxBytes());
      exchange.stream(new Incoming(exchange, stream.maxBytes()));
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
        copy(new Incoming(exchange, maxBytes), out);
      }
    } catch (IOException e) {
      throw diskError(e);
    }
  }

  private static void copy(Incoming in, FileChannel out) throws IOException {
    byte[] piece = new byte[PIECE];
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      ByteBuffer bytes = ByteBuffer.wrap(piece, 0, count);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
  }

  private static MaruException diskError(IOException e) {
    boolean full = String.valueOf(e.getMessage()).contains("No space left");
    return full
        ? new MaruException(EdgeError.DISK_FULL, "The disk of the server is full", e)
        : new MaruException(EdgeError.DISK_FULL, "The server could not write the upload", e);
  }
}
