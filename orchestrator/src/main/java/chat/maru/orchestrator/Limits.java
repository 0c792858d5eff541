package chat.maru.orchestrator;

import java.time.Duration;

/// How long a call to a provider may take, part by part.
///
/// @param connect until the connection stands
/// @param firstByte from sending the request to the first token (a ping or an empty role chunk is
///   none)
/// @param stall between two tokens
/// @param total for the whole answer
public record Limits(Duration connect, Duration firstByte, Duration stall, Duration total) {
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(15),
          Duration.ofSeconds(20),
          Duration.ofSeconds(300));
}
