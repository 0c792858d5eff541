package chat.maru.edge.http;

import chat.maru.base.Threads;
import chat.maru.edge.Caller;
import chat.maru.edge.Credentials;
import chat.maru.edge.Socket;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One WebSocket between the event loop and the virtual thread that serves it.
///
/// The loop's handlers only enqueue. Inbound: at most [#MAX_INBOUND] messages or
/// [#MAX_INBOUND_BYTES] wait for the thread; a client that sends faster is closed. Outbound: at
/// most [#MAX_OUTBOUND] messages or [#MAX_OUTBOUND_BYTES] from [#send] until the socket took them;
/// beyond that [#send] refuses. Frames share the caller's array, and all that wait are written with
/// one flush, past the library's text frames, which would encode each one again.
final class SocketConnection implements Socket {
  static final int MAX_INBOUND = 1_000;
  static final long MAX_INBOUND_BYTES = 4 << 20;
  static final int MAX_OUTBOUND = 4_000;
  static final long MAX_OUTBOUND_BYTES = 4 << 20;
  static final int TOO_FAST = 1008;
  private static final long CLOSE_MS = 5_000;

  private final String id;
  private final Caller caller;
  private final Credentials credentials;
  private final ServerWebSocket socket;
  private final Context loop;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<String> inbound = new ArrayDeque<>();
  private long inboundBytes;
  private List<Runnable> closeTasks = new ArrayList<>(1);
  private volatile boolean open = true;
  private volatile boolean closing;

  private final ConcurrentLinkedQueue<byte[]> outbound = new ConcurrentLinkedQueue<>();
  private final AtomicInteger outboundCount = new AtomicInteger();
  private final AtomicLong outboundBytes = new AtomicLong();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  private volatile long heardNanos = System.nanoTime();

  SocketConnection(
      String id, Caller caller, Credentials credentials, ServerWebSocket socket, Context loop) {
    this.id = id;
    this.caller = caller;
    this.credentials = credentials;
    this.socket = socket;
    this.loop = loop;
  }

  /// Attaches the handlers; called on the event loop before anything else can arrive.
  void attach() {
    socket.textMessageHandler(this::received);
    socket.binaryMessageHandler(_ -> close(1003, "Only text messages are understood"));
    socket.pongHandler(_ -> heardNanos = System.nanoTime());
    socket.exceptionHandler(this::broken);
    socket.closeHandler(_ -> closed());
  }

  @Override
  public Optional<String> receive() {
    lock.lock();
    try {
      while (inbound.isEmpty() && open()) {
        arrived.await();
      }
      String message = inbound.poll();
      if (message != null) {
        inboundBytes -= message.length();
      }
      return Optional.ofNullable(message);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean send(byte[] utf8) {
    if (!open()) {
      return false;
    }
    if (outboundCount.incrementAndGet() > MAX_OUTBOUND
        || outboundBytes.addAndGet(utf8.length) > MAX_OUTBOUND_BYTES) {
      return refuse(utf8.length);
    }
    outbound.add(utf8);
    if (scheduled.compareAndSet(false, true)) {
      loop.runOnContext(_ -> flush());
    }
    return true;
  }

  private boolean refuse(int length) {
    if (outboundCount.getAndDecrement() <= MAX_OUTBOUND) {
      outboundBytes.addAndGet(-length);
    }
    return false;
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
    return open && !closing;
  }

  @Override
  public void close(int code, String reason) {
    loop.runOnContext(_ -> closeNow(code, reason));
  }

  @Override
  public void onClose(Runnable task) {
    lock.lock();
    try {
      if (open) {
        closeTasks.add(task);
        return;
      }
    } finally {
      lock.unlock();
    }
    Threads.startVirtual("closed-" + id, task);
  }

  Credentials credentials() {
    return credentials;
  }

  /// Pings a client that has been silent, and cuts one that did not answer.
  void checkAlive(long pingAfterNanos, long cutAfterNanos) {
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
    boolean flooded;
    lock.lock();
    try {
      flooded = inbound.size() >= MAX_INBOUND || inboundBytes > MAX_INBOUND_BYTES;
      if (!flooded) {
        inbound.add(message);
        inboundBytes += message.length();
        arrived.signal();
      }
    } finally {
      lock.unlock();
    }
    if (flooded) {
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
    wake();
    if (!((WebSocketInternal) socket).channelHandlerContext().channel().isWritable()) {
      // It does not read, so it would not see why either.
      cut();
      return;
    }
    socket.close((short) code, reason);
    loop.owner().setTimer(CLOSE_MS, _ -> cut());
  }

  /// Closes the connection itself: past the library, which would say good-bye for ten seconds.
  private void cut() {
    var _ = ((WebSocketInternal) socket).channelHandlerContext().close();
  }

  private void wake() {
    lock.lock();
    try {
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void closed() {
    List<Runnable> tasks;
    lock.lock();
    try {
      open = false;
      tasks = closeTasks;
      closeTasks = List.of();
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
    outbound.clear();
    tasks.forEach(task -> Threads.startVirtual("closed-" + id, task));
  }

  /// Writes all that waits. On the loop.
  private void flush() {
    scheduled.set(false);
    if (socket.isClosed()) {
      outbound.clear();
      return;
    }
    ChannelHandlerContext channel = ((WebSocketInternal) socket).channelHandlerContext();
    int count = 0;
    long bytes = 0;
    byte[] next = outbound.poll();
    while (next != null) {
      byte[] after = outbound.poll();
      count++;
      bytes += next.length;
      TextWebSocketFrame frame = new TextWebSocketFrame(Unpooled.wrappedBuffer(next));
      if (after == null) {
        int doneCount = count;
        long doneBytes = bytes;
        channel.writeAndFlush(frame).addListener(_ -> written(doneCount, doneBytes));
      } else {
        var _ = channel.write(frame, channel.voidPromise());
      }
      next = after;
    }
  }

  private void written(int count, long bytes) {
    outboundCount.addAndGet(-count);
    outboundBytes.addAndGet(-bytes);
  }
}
