package chat.maru.base.json;

import java.math.BigDecimal;
import java.util.OptionalLong;

/// A JSON number as it was written.
///
/// @param text a number of RFC 8259, section 6
public record JsonNumber(String text) implements Json {
  static JsonNumber of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no " + value);
    }
    long whole = (long) value;
    return new JsonNumber(whole == value ? Long.toString(whole) : Double.toString(value));
  }

  public double toDouble() {
    return Double.parseDouble(text);
  }

  /// The value if it is a whole number that fits 64 bits (`2.0` and `2e3` are whole).
  public OptionalLong toLong() {
    try {
      return text.length() > 40
          ? OptionalLong.empty()
          : OptionalLong.of(new BigDecimal(text).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
