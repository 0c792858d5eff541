package chat.maru.bench.failover;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import java.util.Locale;

/// What one client saw of its answer.
///
/// @param status 0 if no answer came
/// @param text the words of the answer
/// @param finished whether a finish reason came
/// @param done whether a stream said `[DONE]`
/// @param error the code of the error that it was told; empty if it was told none
/// @param whole whether the body ended as its framing said
/// @param ms from the request to the end
record Seen(
    int status, String text, boolean finished, boolean done, String error, boolean whole, long ms) {
  /// Reads the body of an answer.
  static Seen of(int status, boolean stream, String body, boolean whole, long ms) {
    Seen empty = new Seen(status, "", false, false, "", whole, ms);
    return stream ? empty.events(body) : empty.with(body);
  }

  /// The stand-in's answer, every word of it.
  boolean right() {
    return status == 200 && whole && finished && error.isEmpty() && text.equals(Fault.ANSWER);
  }

  /// An error that nobody takes for an answer.
  boolean honest() {
    return !error.isEmpty() && !done && !finished;
  }

  private Seen events(String body) {
    Seen seen = this;
    for (String line : body.split("\n", -1)) {
      if (line.equals("data: [DONE]")) {
        seen = new Seen(status, seen.text, seen.finished, true, seen.error, whole, ms);
      } else if (line.startsWith("data: ")) {
        seen = seen.with(line.substring(6));
      }
    }
    return seen;
  }

  private Seen with(String json) {
    try {
      JsonObject object = Json.parseObject(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      JsonObject error = object.findObject("error").orElse(JsonObject.EMPTY);
      JsonObject choice =
          object.findArray("choices").stream()
              .flatMap(choices -> choices.objects())
              .findFirst()
              .orElse(JsonObject.EMPTY);
      JsonObject words =
          choice
              .findObject("delta")
              .or(() -> choice.findObject("message"))
              .orElse(JsonObject.EMPTY);
      return new Seen(
          status,
          text + words.findString("content").orElse(""),
          finished || choice.findString("finish_reason").isPresent(),
          done,
          error.findString("code").orElse(this.error),
          whole,
          ms);
    } catch (MaruException e) {
      return new Seen(status, text, finished, done, "nonsense", whole, ms);
    }
  }

  /// One line for people.
  @Override
  public String toString() {
    String words =
        status == 0
            ? "no answer"
            : text.isEmpty()
                ? Integer.toString(status)
                : status
                    + (text.equals(Fault.ANSWER) ? ", the whole answer" : ", \"" + text + "\"");
    return String.format(
        Locale.ROOT,
        "%s%s%s%s, %,d ms",
        words,
        done ? ", [DONE]" : "",
        error.isEmpty() ? "" : ", error " + error,
        whole ? "" : ", cut",
        ms);
  }
}
