package chat.maru.mate.errand;

import chat.maru.mate.talk.Summons;
import java.time.LocalDateTime;
import java.util.Optional;

/// Tells by rules whether a message asks for something to be done. Questions about what was said
/// ("투표 결과 뭐였지?") are none.
public final class Errands {
  private Errands() {}

  /// @param message what was written, with or without the mate's name
  /// @param now the writer's local time
  public static Optional<Errand> find(String message, LocalDateTime now) {
    String text = Summons.lines(message);
    return PollRequest.read(text, now).or(() -> BillRequest.read(text));
  }
}
