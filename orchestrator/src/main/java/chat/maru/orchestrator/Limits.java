package chat.maru.orchestrator;

import java.time.Duration;

/// How long a call to a provider may take, part by part. What brings no words, such as a ping, an
/// empty role chunk or a comment, extends none of them.
///
/// @param connect until the connection stands
/// @param firstByte from sending the request to the first token of a streamed answer
/// @param stall between two tokens
/// @param plain for the whole of an answer that is not streamed
/// @param total for the whole request, all attempts together
public record Limits(
    Duration connect, Duration firstByte, Duration stall, Duration plain, Duration total) {
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(15),
          Duration.ofSeconds(20),
          Duration.ofSeconds(120),
          Duration.ofSeconds(300));

  /// The same with a nearer first token, to try a model of which little is expected.
  public Limits firstByteWithin(Duration shorter) {
    return shorter.compareTo(firstByte) >= 0
        ? this
        : new Limits(connect, shorter, stall, plain, total);
  }
}
