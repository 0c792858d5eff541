package chat.maru.orchestrator.own;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  /// As the API shows it to everybody: `error` and `notice` are codes that clients put into words.
  public JsonObject json() {
    return JsonObject.builder()
        .put("name", name)
        .put("done", done)
        .put("total", total)
        .put("state", state.code())
        .put("notice", orNone(notice))
        .put("error", orNone(errorCode))
        .build();
  }

  /// As the operator sees it: also the reason in English words, which may name servers.
  public JsonObject detailed() {
    return json().toBuilder().put("detail", orNone(error)).build();
  }

  /// As sockets tell it.
  public JsonObject progress() {
    return json().toBuilder().put("job", name).put("kind", "model").build();
  }

  private static @Nullable Json orNone(String text) {
    return text.isEmpty() ? null : Json.of(text);
  }
}
