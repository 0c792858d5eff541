package chat.maru.orchestrator.wire.responses;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Answer;
import chat.maru.orchestrator.wire.Fields;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Stop;
import chat.maru.orchestrator.wire.Tokens;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.List;

/// Reads a whole response of a vendor.
final class AnswerReader {
  private AnswerReader() {}

  static Answer read(JsonObject response) {
    try {
      List<Part> parts = new ArrayList<>();
      for (Entry entry :
          new ItemReader(new ArrayList<>()).read(Fields.of(response).objects("output"))) {
        parts.addAll(entry.parts());
      }
      Stop stop =
          stop(
              response,
              parts.stream().anyMatch(Part.ToolCall.class::isInstance),
              parts.stream().anyMatch(Part.Refusal.class::isInstance));
      return new Answer(
          response.requireString("id"),
          response.findString("model").orElse(""),
          List.of(new Answer.Choice(parts, stop, null)),
          tokens(response));
    } catch (MaruException e) {
      throw e.code() == WireError.BROKEN ? e : broken(e.message());
    }
  }

  /// Why a response that is at its end ended.
  ///
  /// @param calls whether it asks for tools
  /// @param refused whether it came with words of refusal
  /// @throws MaruException if it is not at its end, or failed
  static Stop stop(JsonObject response, boolean calls, boolean refused) {
    String status = response.findString("status").orElse("completed");
    return switch (status) {
      case "completed" -> calls ? Stop.TOOLS : refused ? Stop.REFUSAL : Stop.END;
      case "incomplete" -> {
        String reason =
            response
                .findObject("incomplete_details")
                .flatMap(details -> details.findString("reason"))
                .orElse("");
        yield reason.equals("content_filter") ? Stop.FILTER : Stop.LENGTH;
      }
      case "failed" -> throw failed(response);
      default -> throw broken("a response whose status is " + status);
    };
  }

  static MaruException failed(JsonObject response) {
    JsonObject error = response.findObject("error").orElse(JsonObject.EMPTY);
    return broken(
        "a failure: "
            + error.findString("code").orElse("server_error")
            + " "
            + error.findString("message").orElse(""));
  }

  static Tokens tokens(JsonObject response) {
    JsonObject usage = response.findObject("usage").orElse(JsonObject.EMPTY);
    JsonObject input = usage.findObject("input_tokens_details").orElse(JsonObject.EMPTY);
    JsonObject output = usage.findObject("output_tokens_details").orElse(JsonObject.EMPTY);
    return new Tokens(
        count(usage, "input_tokens"),
        count(input, "cached_tokens"),
        count(input, "cache_write_tokens"),
        0,
        count(usage, "output_tokens"),
        count(output, "reasoning_tokens"));
  }

  static MaruException broken(String what) {
    return WireError.broken("The provider answered with " + what);
  }

  private static long count(JsonObject object, String name) {
    return Math.max(0, object.findLong(name).orElse(0));
  }
}
