package chat.maru.server.http;

import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// `GET /api/openapi.json`: the file that describes this server.
public final class OpenApi {
  private final byte[] document = read();

  public void addTo(Routes routes) {
    routes.get(
        "/api/openapi.json", Access.PUBLIC, _ -> Reply.bytes(200, "application/json", document));
  }

  private static byte[] read() {
    try (InputStream file = OpenApi.class.getResourceAsStream("/openapi.json")) {
      if (file == null) {
        throw new IllegalStateException("openapi.json is not in the jar");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
