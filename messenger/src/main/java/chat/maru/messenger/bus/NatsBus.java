package chat.maru.messenger.bus;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signals over core NATS: at most once, without a store
/// (https://docs.nats.io/nats-concepts/core-nats).
///
/// While the server is away nothing is kept to be sent later: by then it would be stale, and the
/// nodes have read the database.
public final class NatsBus implements Bus {
  private static final Logger LOG = LoggerFactory.getLogger(NatsBus.class);
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration RECONNECT = Duration.ofMillis(250);

  private final String subject;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong outages = new AtomicLong();
  private final AtomicBoolean up = new AtomicBoolean(true);
  private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
  private final Connection connection;
  private volatile boolean closed;

  private NatsBus(String url, String subject) throws IOException, InterruptedException {
    this.subject = subject;
    this.connection =
        Nats.connect(
            new Options.Builder()
                .server(url)
                .connectionName("maru")
                .noEcho()
                .connectionTimeout(CONNECT)
                .maxReconnects(-1)
                .reconnectWait(RECONNECT)
                .reconnectBufferSize(0)
                .discardMessagesWhenOutgoingQueueFull()
                .connectionListener((_, event) -> changed(event))
                .errorListener(new Quiet())
                .build());
    connection.createDispatcher(this::hear).subscribe(subject);
  }

  /// Connects to the server at `url` (`nats://host:port`, `tls://…`).
  ///
  /// @throws MaruException `INVALID` if that is no such address, `UNAVAILABLE` if no server answers
  public static NatsBus connect(String url, String epoch) {
    String shown = shown(url);
    try {
      return new NatsBus(url, "maru." + epoch);
    } catch (IOException | IllegalArgumentException e) {
      throw new MaruException(
          CommonError.UNAVAILABLE,
          "The bus at "
              + shown
              + " does not answer: start the NATS server, or leave `bus` away for a single node",
          e);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  @Override
  public void publish(Signal signal) {
    try {
      connection.publish(subject, SignalJson.write(signal));
      sent.incrementAndGet();
    } catch (IllegalStateException e) {
      dropped.incrementAndGet();
    }
  }

  @Override
  public void subscribe(Consumer<Signal> listener) {
    listeners.add(listener);
  }

  @Override
  public Health health() {
    return new Health(
        connection.getStatus() == Connection.Status.CONNECTED,
        sent.get(),
        received.get(),
        dropped.get(),
        outages.get());
  }

  @Override
  public void close() {
    closed = true;
    try {
      connection.close();
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  private void hear(Message message) {
    received.incrementAndGet();
    SignalJson.read(message.getData())
        .ifPresentOrElse(
            signal -> listeners.forEach(listener -> listener.accept(signal)),
            dropped::incrementAndGet);
  }

  private void changed(Events event) {
    if (closed) {
      return;
    }
    if (event == Events.DISCONNECTED && up.getAndSet(false)) {
      outages.incrementAndGet();
      LOG.warn("The bus is gone; nodes learn from the database until it is back");
    } else if (event == Events.RECONNECTED && !up.getAndSet(true)) {
      LOG.info("The bus is back");
    }
  }

  /// The address without its password, for people.
  private static String shown(String url) {
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null
          && ("nats".equals(uri.getScheme()) || "tls".equals(uri.getScheme()))) {
        return uri.getScheme()
            + "://"
            + uri.getHost()
            + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
      }
    } catch (IllegalArgumentException e) {
      // Its message repeats the address, and with it a password: dropped on purpose.
    }
    throw MaruException.invalid("bus", "a broken address", "nats://host:port");
  }

  /// The library's own words are left out: the outage is told once, by [#changed].
  private final class Quiet implements ErrorListener {
    @Override
    public void slowConsumerDetected(Connection conn, io.nats.client.Consumer consumer) {
      LOG.warn("The bus is faster than this node; the database tells what was missed");
    }

    @Override
    public void messageDiscarded(Connection conn, Message message) {
      dropped.incrementAndGet();
    }

    @Override
    public void errorOccurred(Connection conn, String error) {
      LOG.warn("The bus reports: {}", error);
    }
  }
}
