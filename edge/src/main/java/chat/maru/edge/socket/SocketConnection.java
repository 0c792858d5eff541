package chat.maru.edge.socket;

import chat.maru.base.Threads;
import chat.maru.edge.Caller;
import chat.maru.edge.Credentials;
import chat.maru.edge.Socket;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// One WebSocket between the event loop, whose handlers only enqueue, and the virtual thread that
/// serves it. A client that sends faster than [Inbox] holds is closed; to one that reads slower
/// than [Outbox] holds, [#send] refuses.
public final class SocketConnection implements Socket {
  /// The close code for a client that floods.
  public static final int TOO_FAST = 1008;

  private static final long CLOSE_MS = 5_000;

  private final String id;
  private final Caller caller;
  private final Credentials credentials;
  private final ServerWebSocket socket;
  private final Context loop;
  private final Inbox inbox = new Inbox();
  private final Outbox outbox = new Outbox();
  private final AtomicBoolean flushing = new AtomicBoolean();
  private volatile long heardNanos = System.nanoTime();
  private volatile boolean closing;

  private final Object closeLock = new Object();
  private boolean closed;
  private List<Runnable> closeTasks = new ArrayList<>(1);

  public SocketConnection(
      String id, Caller caller, Credentials credentials, ServerWebSocket socket, Context loop) {
    this.id = id;
    this.caller = caller;
    this.credentials = credentials;
    this.socket = socket;
    this.loop = loop;
  }

  /// Attaches the handlers; called on the event loop before anything else can arrive.
  public void attach() {
    socket.textMessageHandler(this::received);
    socket.binaryMessageHandler(_ -> closeNow(1003, "Only text messages are understood"));
    socket.pongHandler(_ -> heardNanos = System.nanoTime());
    socket.exceptionHandler(this::broken);
    socket.closeHandler(_ -> ended());
  }

  @Override
  public Optional<String> receive() {
    return inbox.take();
  }

  @Override
  public boolean send(byte[] utf8) {
    if (closing || !outbox.offer(utf8)) {
      return false;
    }
    if (flushing.compareAndSet(false, true)) {
      loop.runOnContext(_ -> flush());
    }
    return true;
  }

  @Override
  public Caller caller() {
    return caller;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public boolean open() {
    return !closing;
  }

  @Override
  public void close(int code, String reason) {
    loop.runOnContext(_ -> closeNow(code, reason));
  }

  @Override
  public void onClose(Runnable task) {
    synchronized (closeLock) {
      if (!closed) {
        closeTasks.add(task);
        return;
      }
    }
    Threads.startVirtual("closed-" + id, task);
  }

  /// What the client showed when it came.
  public Credentials credentials() {
    return credentials;
  }

  /// Pings a client that has been silent, and cuts one that did not answer.
  public void checkAlive(long pingAfterNanos, long cutAfterNanos) {
    long silent = System.nanoTime() - heardNanos;
    if (silent > cutAfterNanos) {
      loop.runOnContext(_ -> cut());
    } else if (silent > pingAfterNanos) {
      loop.runOnContext(_ -> ping());
    }
  }

  private void ping() {
    if (!socket.isClosed()) {
      socket.writePing(Buffer.buffer());
    }
  }

  private void received(String message) {
    heardNanos = System.nanoTime();
    if (!inbox.offer(message)) {
      closeNow(TOO_FAST, "Too many messages at once");
    }
  }

  /// A frame that breaks the protocol or the limits.
  private void broken(Throwable failure) {
    if (failure instanceof CorruptedWebSocketFrameException corrupted) {
      closeNow(corrupted.closeStatus().code(), corrupted.closeStatus().reasonText());
    } else if (failure instanceof IllegalStateException) {
      closeNow(1009, "The message is too large");
    }
  }

  /// On the loop. A client that does not even take the close frame is cut a little later.
  private void closeNow(int code, String reason) {
    if (closing || socket.isClosed()) {
      return;
    }
    flush();
    closing = true;
    inbox.close();
    if (!channel().channel().isWritable()) {
      // It does not read, so it would not see why either.
      cut();
      return;
    }
    socket.close((short) code, reason);
    loop.owner().setTimer(CLOSE_MS, _ -> cut());
  }

  /// Closes the connection itself: past the library, which would say good-bye for ten seconds.
  private void cut() {
    var _ = channel().close();
  }

  private void ended() {
    closing = true;
    inbox.close();
    outbox.clear();
    List<Runnable> tasks;
    synchronized (closeLock) {
      closed = true;
      tasks = closeTasks;
      closeTasks = List.of();
    }
    tasks.forEach(task -> Threads.startVirtual("closed-" + id, task));
  }

  private void flush() {
    flushing.set(false);
    if (socket.isClosed()) {
      outbox.clear();
    } else {
      outbox.flush(channel());
    }
  }

  private ChannelHandlerContext channel() {
    return ((WebSocketInternal) socket).channelHandlerContext();
  }
}
