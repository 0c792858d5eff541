package chat.maru.orchestrator.own;

import java.util.Locale;

/// How far the fetching of a model is; a snapshot.
///
/// @param name the offer that is fetched
/// @param done bytes here
/// @param total bytes in all
/// @param notice a code for what people should know, or empty: `hub_unreachable` if another model
///   than the wanted one is fetched because the hub cannot be reached
/// @param errorCode why it failed, or empty
/// @param error the same in English words, or empty
public record Fetch(
    String name,
    long done,
    long total,
    State state,
    String notice,
    String errorCode,
    String error) {
  /// The parts of a fetch, in order, and its ends.
  public enum State {
    /// For the other side to answer.
    WAITING,
    RUNNING,
    /// The checksum is taken.
    VERIFYING,
    DONE,
    FAILED,
    CANCELLED;

    public boolean ended() {
      return this == DONE || this == FAILED || this == CANCELLED;
    }

    /// The lower-case name that the API shows.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Fetch of(Offer offer, String notice) {
    return new Fetch(offer.name(), 0, offer.bytes(), State.WAITING, notice, "", "");
  }

  Fetch at(State newState, long newDone, long newTotal) {
    return new Fetch(name, newDone, newTotal, newState, notice, "", "");
  }

  Fetch ended(State end, String code, String message) {
    return new Fetch(name, done, total, end, notice, code, message);
  }
}
