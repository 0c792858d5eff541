package chat.maru.messenger.files.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One range of bytes (RFC 9110, section 14.1.2). Whoever asks for several gets the whole, as the
/// standard allows.
///
/// @param first -1 for the last [#last] bytes
/// @param last inclusive; -1 for up to the end
record ByteRange(long first, long last) {
  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  static Optional<ByteRange> parse(String header) {
    Matcher matcher = ONE.matcher(header.strip());
    if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(new ByteRange(number(matcher.group(1)), number(matcher.group(2))))
        .filter(range -> range.first < 0 || range.last < 0 || range.first <= range.last);
  }

  private static long number(String digits) {
    return digits.isEmpty() ? -1 : Long.parseLong(digits);
  }

  /// What there is of it in `length` bytes; nothing if that is nothing.
  Optional<ByteRange> within(long length) {
    long from = first < 0 ? Math.max(0, length - last) : first;
    long to = first < 0 || last < 0 ? length - 1 : Math.min(last, length - 1);
    return from > to ? Optional.empty() : Optional.of(new ByteRange(from, to));
  }
}
