package chat.maru.orchestrator.own;

import chat.maru.base.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One run of the child process. It lives as long as its stdin is open, so it cannot outlive this
/// JVM, however that ends.
final class Child {
  private static final String SIGN = "maru-modelhost ";
  private static final int TOKEN_BYTES = 32;
  private static final Set<String> KEPT =
      Set.of("PATH", "HOME", "TMPDIR", "TMP", "TEMP", "LANG", "LC_ALL", "SystemRoot");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration STOP = Duration.ofSeconds(5);

  private final Process process;
  private final ChildLog log;
  private final String token;
  private final CountDownLatch settled = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(2);
  private volatile int port;
  private volatile boolean ready;

  /// How many use it; guarded by the engine's lock.
  int leases;

  private Child(Process process, ChildLog log, String token) {
    this.process = process;
    this.log = log;
    this.token = token;
  }

  /// Starts the process; it is not ready yet.
  static Child start(List<String> command, ChildLog log) throws IOException {
    byte[] secret = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(secret);
    String token = HexFormat.of().formatHex(secret);
    ProcessBuilder builder = new ProcessBuilder(command);
    // It reads files from anywhere and needs none of the server's secrets.
    builder.environment().keySet().retainAll(KEPT);
    // Without this a failed assertion starts a debugger, which prints memory.
    builder.environment().put("GGML_NO_BACKTRACE", "1");
    Child child = new Child(builder.start(), log, token);
    Threads.startPlatform("embedded-out", () -> child.read(child.process.inputReader(), true));
    Threads.startPlatform("embedded-err", () -> child.read(child.process.errorReader(), false));
    try {
      child.process.getOutputStream().write((token + "\n").getBytes(StandardCharsets.UTF_8));
      child.process.getOutputStream().flush();
    } catch (IOException e) {
      // it has died already: awaitReady tells
    }
    return child;
  }

  private void read(BufferedReader lines, boolean out) {
    try (lines) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (out && line.startsWith(SIGN)) {
          told(line.substring(SIGN.length()));
        }
        log.line(line, ready);
      }
    } catch (IOException | UncheckedIOException e) {
      // it has died
    }
    ended.countDown();
    if (out) {
      settled.countDown();
    }
  }

  private void told(String what) {
    if (what.equals("ready")) {
      ready = true;
      settled.countDown();
    } else if (what.matches("port \\d{1,5}")) {
      port = Integer.parseInt(what.substring("port ".length()));
    }
  }

  /// Blocks until it is ready or has died, at most `limit`; whether it is ready.
  boolean awaitReady(Duration limit) {
    try {
      return settled.await(limit.toMillis(), TimeUnit.MILLISECONDS) && ready && alive();
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  /// Blocks until it has died, at most `limit`; whether it has.
  boolean awaitEnd(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  /// Whether it has neither got ready nor said that it never will.
  boolean silent() {
    return settled.getCount() > 0;
  }

  /// Waits a little for its last words to be read.
  void hear() {
    try {
      boolean _ = ended.await(STOP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  int exitCode() {
    return process.exitValue();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port + "/v1");
  }

  String token() {
    return token;
  }

  /// Ends it: by closing its stdin, and by force if that does not help. Blocks a few seconds.
  void stop() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // it has died already
    }
    if (!awaitEnd(STOP)) {
      process.destroyForcibly();
      boolean _ = awaitEnd(STOP);
    }
  }
}
