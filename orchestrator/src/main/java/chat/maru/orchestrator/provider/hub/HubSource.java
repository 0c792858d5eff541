package chat.maru.orchestrator.provider.hub;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.orchestrator.own.Fetch.State;
import chat.maru.orchestrator.own.ModelOrigin;
import chat.maru.orchestrator.own.Offer;
import chat.maru.orchestrator.own.OwnModelError;
import chat.maru.orchestrator.own.Source;
import chat.maru.orchestrator.own.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Downloads from a model hub (`HUB/REPOSITORY/resolve/main/FILE`), going on where a cut download
/// ended (RFC 9110, section 14).
///
/// `HttpURLConnection` and not the newer client: it alone has a limit for each read, which tells a
/// dead connection from a slow one.
public final class HubSource implements Source {
  /// Where models come from unless `models.hub` says otherwise.
  public static final URI DEFAULT_HUB = URI.create("https://huggingface.co");

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  /// @param connect until the hub has answered
  /// @param stall without a single byte
  /// @param pause before the next try; doubles each time without progress
  /// @param tries without progress in between
  public record Patience(Duration connect, Duration stall, Duration pause, int tries) {
    public static final Patience DEFAULT =
        new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(1), 5);
  }

  private final URI hub;
  private final Patience patience;

  public HubSource(URI hub, Patience patience) {
    this.hub = hub;
    this.patience = patience;
  }

  @Override
  public boolean serves(ModelOrigin origin) {
    return origin instanceof ModelOrigin.Hub;
  }

  @Override
  public long needs(Offer offer, Path target) {
    return Math.max(0, offer.bytes() - size(target));
  }

  @Override
  public void fetch(Offer offer, Path target, Transfer transfer) {
    ModelOrigin.Hub origin = (ModelOrigin.Hub) offer.origin();
    URI address =
        URI.create(
            hub.toString().replaceAll("/+$", "")
                + "/"
                + origin.repository()
                + "/resolve/main/"
                + origin.file());
    int failures = 0;
    while (true) {
      long before = size(target);
      transfer.check();
      try {
        download(address, offer, target, transfer);
        return;
      } catch (IOException e) {
        transfer.check();
        boolean progress = size(target) > before;
        failures = progress ? 0 : failures + 1;
        if (failures >= patience.tries() || size(target) == 0) {
          throw unreachable(e);
        }
        Threads.sleep(patience.pause().multipliedBy(1L << failures));
      }
    }
  }

  private void download(URI address, Offer offer, Path target, Transfer transfer)
      throws IOException {
    long from = size(target);
    transfer.at(State.WAITING, from, offer.bytes());
    HttpURLConnection connection = open(address, from);
    Runnable stop = connection::disconnect;
    transfer.cancelled().onCancel(stop);
    try {
      int status = connection.getResponseCode();
      if (status == RANGE_NOT_SATISFIABLE) {
        // The file here is as long as the hub's, or longer: its checksum decides.
        return;
      }
      check(status, connection.getContentType());
      long start = status == PARTIAL_CONTENT ? from : 0;
      long length = connection.getContentLengthLong();
      long total = length < 0 ? offer.bytes() : start + length;
      try (InputStream in = connection.getInputStream();
          OutputStream out = append(target, start)) {
        copy(in, out, start, total, transfer);
      }
    } finally {
      transfer.cancelled().remove(stop);
      connection.disconnect();
    }
  }

  private HttpURLConnection open(URI address, long from) throws IOException {
    URLConnection opened = address.toURL().openConnection();
    if (!(opened instanceof HttpURLConnection connection)) {
      throw new IOException(address.getScheme() + " is no address of a hub");
    }
    connection.setConnectTimeout((int) patience.connect().toMillis());
    connection.setReadTimeout((int) patience.stall().toMillis());
    connection.setRequestProperty("accept-encoding", "identity");
    connection.setRequestProperty("user-agent", "maru");
    if (from > 0) {
      connection.setRequestProperty("range", "bytes=" + from + "-");
    }
    return connection;
  }

  private static void copy(
      InputStream in, OutputStream out, long start, long total, Transfer transfer)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long done = start;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (done == 0 && !gguf(buffer, read)) {
        throw nonsense("something that is no GGUF file");
      }
      out.write(buffer, 0, read);
      done += read;
      transfer.check();
      transfer.at(State.RUNNING, done, total);
    }
    if (done < total) {
      throw new IOException("The hub's answer ended after " + done + " of " + total + " bytes");
    }
  }

  private static boolean gguf(byte[] start, int length) {
    return length >= 4 && start[0] == 'G' && start[1] == 'G' && start[2] == 'U' && start[3] == 'F';
  }

  private void check(int status, @Nullable String type) throws IOException {
    if (status >= 500 || status == 429 || status == 408) {
      throw new IOException("The hub answers with status " + status);
    }
    if (status >= 300) {
      throw new MaruException(
          OwnModelError.HUB_REFUSED,
          "The model hub " + hub.getHost() + " does not give this file (status " + status + ")");
    }
    if (type != null && type.startsWith("text/")) {
      throw nonsense("a page of " + type.replaceFirst(";.*", ""));
    }
  }

  private static MaruException nonsense(String what) {
    return new MaruException(
        OwnModelError.HUB_NONSENSE, "The model hub answers with " + what + ", not with a model");
  }

  private MaruException unreachable(IOException e) {
    return new MaruException(
        OwnModelError.HUB_UNREACHABLE,
        "The model hub " + hub.getHost() + " cannot be reached (" + told(e) + ")",
        e);
  }

  private static String told(IOException e) {
    return switch (e) {
      case UnknownHostException _ -> "its name is not known";
      case SocketTimeoutException _ -> "it does not answer";
      case ConnectException _ -> "it refuses the connection";
      case SSLException _ -> "its certificate is not trusted";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static OutputStream append(Path target, long start) throws IOException {
    return start == 0
        ? Files.newOutputStream(target)
        : Files.newOutputStream(target, StandardOpenOption.APPEND);
  }

  private static long size(Path target) {
    try {
      return Files.exists(target) ? Files.size(target) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
