package chat.maru.messenger;

import chat.maru.base.MaruException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in a room's timeline. Clients treat its text as opaque.
public record Cursor(Instant at, long seq, int sub) {
  private static final Pattern TEXT = Pattern.compile("(-?\\d{1,15})\\.(\\d{1,18})\\.(\\d{1,9})");

  /// The place of `message`.
  public static Cursor of(Message message) {
    return new Cursor(message.at(), message.seq(), message.sub());
  }

  /// @throws MaruException `INVALID` if `text` is not a cursor of ours
  public static Cursor parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw MaruException.invalid("cursor", text, "one that a page gave");
    }
    return new Cursor(
        Instant.ofEpochMilli(Long.parseLong(matcher.group(1))),
        Long.parseLong(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  @Override
  public String toString() {
    return at.toEpochMilli() + "." + seq + "." + sub;
  }
}
