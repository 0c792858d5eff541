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
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLException;

/// Downloads from a model hub (`HUB/REPOSITORY/resolve/main/FILE`), going on where a cut download
/// ended (RFC 9110, section 14).
public final class HubSource implements Source {
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
    Pieces pieces = new Pieces();
    Runnable stop = pieces::stop;
    transfer.cancelled().onCancel(stop);
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(patience.connect())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    try {
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> reply =
          send(client, request(address, from), transfer);
      if (reply.statusCode() == RANGE_NOT_SATISFIABLE) {
        // The file here is as long as the hub's, or longer: its checksum decides.
        return;
      }
      check(reply.statusCode(), reply.headers().firstValue("content-type").orElse(""));
      long start = reply.statusCode() == PARTIAL_CONTENT ? from : 0;
      OptionalLong length = reply.headers().firstValueAsLong("content-length");
      long total = length.isPresent() ? start + length.getAsLong() : offer.bytes();
      reply.body().subscribe(pieces);
      try (FileChannel out = append(target, start)) {
        copy(pieces, out, start, total, transfer);
      }
    } finally {
      transfer.cancelled().remove(stop);
      client.shutdownNow();
    }
  }

  private HttpRequest request(URI address, long from) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(patience.stall()).header("user-agent", "maru");
    return (from > 0 ? request.header("range", "bytes=" + from + "-") : request).build();
  }

  private static HttpResponse<Flow.Publisher<List<ByteBuffer>>> send(
      HttpClient client, HttpRequest request, Transfer transfer) throws IOException {
    CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> reply =
        client.sendAsync(request, BodyHandlers.ofPublisher());
    Runnable stop = () -> reply.cancel(true);
    transfer.cancelled().onCancel(stop);
    try {
      return reply.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (CancellationException e) {
      throw new IOException("stopped", e);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    } finally {
      transfer.cancelled().remove(stop);
    }
  }

  private void copy(Pieces pieces, FileChannel out, long start, long total, Transfer transfer)
      throws IOException {
    long done = start;
    Optional<List<ByteBuffer>> next = pieces.next(patience.stall());
    while (next.isPresent()) {
      for (ByteBuffer buffer : next.get()) {
        if (done == 0 && !gguf(buffer)) {
          pieces.stop();
          throw nonsense("something that is no GGUF file");
        }
        while (buffer.hasRemaining()) {
          done += out.write(buffer);
        }
      }
      transfer.check();
      transfer.at(State.RUNNING, done, total);
      next = pieces.next(patience.stall());
    }
    if (done < total) {
      throw new IOException("its answer ended after " + done + " of " + total + " bytes");
    }
  }

  private static boolean gguf(ByteBuffer start) {
    byte[] magic = new byte[Math.min(4, start.remaining())];
    start.duplicate().get(magic);
    return new String(magic, StandardCharsets.US_ASCII).equals("GGUF");
  }

  private void check(int status, String type) throws IOException {
    if (status >= 500 || status == 429 || status == 408) {
      throw new IOException("it answers with status " + status);
    }
    if (status >= 300) {
      throw new MaruException(
          OwnModelError.HUB_REFUSED,
          "The model hub " + hub.getHost() + " does not give this file (status " + status + ")");
    }
    if (type.startsWith("text/")) {
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
      case HttpTimeoutException _ -> "it does not answer";
      case ConnectException c when c.getCause() instanceof UnresolvedAddressException ->
          "its name is not known";
      case ConnectException _ -> "it refuses the connection";
      case SSLException _ -> "its certificate is not trusted";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static FileChannel append(Path target, long start) throws IOException {
    return start == 0
        ? FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)
        : FileChannel.open(target, StandardOpenOption.APPEND);
  }

  private static long size(Path target) {
    try {
      return Files.exists(target) ? Files.size(target) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
