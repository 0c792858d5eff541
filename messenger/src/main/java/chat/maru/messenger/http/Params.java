package chat.maru.messenger.http;

import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.edge.Request;
import java.util.Arrays;
import java.util.List;

/// Reads what paths and queries of these endpoints have in common.
final class Params {
  private Params() {}

  static UserId user(Request request) {
    return request.caller().user();
  }

  static RoomId room(Request request) {
    return RoomId.parse(request.pathParam("room"));
  }

  static MemberId member(Request request) {
    return MemberId.parse(request.pathParam("member"));
  }

  static MessageId message(Request request) {
    return MessageId.parse(request.pathParam("id"));
  }

  static List<MessageId> messages(String ids) {
    return Arrays.stream(ids.split(",", -1)).map(String::strip).map(MessageId::parse).toList();
  }

  static int limit(Request request, int otherwise, int most) {
    return request
        .query("limit")
        .map(text -> Math.min(most, (int) number("limit", text, 1)))
        .orElse(otherwise);
  }

  static long after(Request request) {
    return request.query("after").map(text -> number("after", text, 0)).orElse(0L);
  }

  private static long number(String field, String text, long least) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= Integer.MAX_VALUE * 1_000L) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number that is out of range.
    }
    throw MaruException.invalid(field, text, "a whole number >= " + least);
  }
}
