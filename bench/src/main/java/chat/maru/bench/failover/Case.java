package chat.maru.bench.failover;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/// One fault, asked for with or without streaming, or left in the middle of.
///
/// @param leaves whether the client goes away as soon as the vendor has fallen silent
record Case(Fault fault, boolean stream, boolean leaves) {
  /// In which every client has to know what became of its question.
  private static final Duration IN_TIME = Duration.ofSeconds(10);

  /// In which a connection to a vendor ends once nobody waits for it.
  private static final Duration LET_GO = Duration.ofSeconds(1);

  /// @param saw what the client saw, and the vendor of the client
  record Verdict(boolean passed, String saw, long ms) {}

  /// The name of the model and of the provider whose vendor has the fault.
  String model() {
    return label().replace('.', '-').replace('_', '-');
  }

  String label() {
    return fault.label() + (leaves ? ".left" : "") + (stream ? ".stream" : ".plain");
  }

  Verdict run(int port, String key, Vendor vendor) throws IOException, InterruptedException {
    return leaves ? leave(port, key, vendor) : ask(port, key, vendor);
  }

  private Verdict ask(int port, String key, Vendor vendor)
      throws IOException, InterruptedException {
    Seen seen;
    try (Client client = Client.ask(port, key, model(), stream)) {
      seen = client.read(IN_TIME);
    }
    boolean good = judge(seen);
    String saw = seen.toString();
    if (fault == Fault.KEY_REVOKED_MID_STREAM && stream) {
      try (Client again = Client.ask(port, key, model(), true)) {
        Seen next = again.read(IN_TIME);
        good &= next.right() && next.done();
        saw += "; then, by the second key: " + next;
      }
    }
    if (!vendor.leftAlone(LET_GO)) {
      return new Verdict(false, saw + "; the vendor's connection was left open", seen.ms());
    }
    return new Verdict(good, saw, seen.ms());
  }

  private boolean judge(Seen seen) {
    if (seen.ms() >= IN_TIME.toMillis()) {
      return false;
    }
    if (stream && fault.afterTokens()) {
      return seen.honest() && seen.text().equals(Fault.BEFORE);
    }
    return seen.right() && seen.done() == stream;
  }

  private Verdict leave(int port, String key, Vendor vendor)
      throws IOException, InterruptedException {
    Client client = Client.ask(port, key, model(), stream);
    try (client) {
      if (!vendor.awaitWaiting(IN_TIME)) {
        return new Verdict(false, "the question never reached the vendor", IN_TIME.toMillis());
      }
      if (stream && fault.afterTokens()) {
        client.readUntil("three", IN_TIME);
      }
    }
    long left = System.nanoTime();
    boolean closed = vendor.leftAlone(LET_GO);
    long ms = (System.nanoTime() - left) / 1_000_000;
    return new Verdict(
        closed,
        String.format(
            Locale.ROOT,
            closed ? "left; the vendor's connection ended %,d ms later" : "left open for %,d ms",
            ms),
        ms);
  }
}
