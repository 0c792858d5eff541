package chat.maru.edge.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client that writes bytes as the test says, leaves when it wants and may refuse to read.
final class RawClient implements AutoCloseable {
  private final Socket socket;

  RawClient(int port) {
    this(port, 0);
  }

  /// @param receiveBuffer bytes the system holds for this client, 0 for its usual size
  RawClient(int port, int receiveBuffer) {
    try {
      socket = new Socket();
      if (receiveBuffer > 0) {
        socket.setReceiveBufferSize(receiveBuffer);
      }
      socket.setSoTimeout(20_000);
      socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RawClient send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads until `end` has come, and gives everything up to it.
  String readUntil(String end) {
    StringBuilder read = new StringBuilder();
    try {
      InputStream in = socket.getInputStream();
      while (read.indexOf(end) < 0) {
        int next = in.read();
        if (next < 0) {
          throw new AssertionError("The server closed after: " + read);
        }
        read.append((char) next);
      }
      return read.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("after: " + read, e);
    }
  }

  /// Reads until the server closes.
  String readAll() {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
