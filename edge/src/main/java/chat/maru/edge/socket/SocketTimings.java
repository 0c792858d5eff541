package chat.maru.edge.socket;

import java.time.Duration;

/// How a silent client of a socket is told from a dead one.
///
/// @param sweep how often the server looks
/// @param ping after how long a silent client is asked
/// @param cut after how long one that did not answer is cut
public record SocketTimings(Duration sweep, Duration ping, Duration cut) {
  public static final SocketTimings DEFAULT =
      new SocketTimings(Duration.ofSeconds(5), Duration.ofSeconds(25), Duration.ofSeconds(75));
}
