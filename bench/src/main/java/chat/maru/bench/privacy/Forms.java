package chat.maru.bench.privacy;

/// Writes a number in the ways people write it.
final class Forms {
  private final Values values;

  Forms(Values values) {
    this.values = values;
  }

  /// A number and the name of how it is written.
  record Written(String form, String text) {}

  /// @param digits the number without anything between
  /// @param layout where people usually break it: `3-4-4`
  Written write(String digits, String layout) {
    return switch (values.from(0, 11)) {
      case 0, 1, 2, 3 -> new Written("usual", join(digits, layout, "-"));
      case 4 -> new Written("usual", join(digits, layout, values.pick(" ", ".", " - ")));
      case 5, 6 -> new Written("bare", digits);
      case 7 -> new Written("wide", wide(join(digits, layout, values.pick("-", "", " "))));
      case 8 -> new Written("wide", join(digits, layout, values.pick("–", "‑", "−", "ㅡ")));
      case 9 -> new Written("spaced", String.join(" ", digits.split("", -1)));
      case 10 -> new Written("split", split(digits));
      default -> new Written("split", invisible(join(digits, layout, "-")));
    };
  }

  Written bare(String digits) {
    return new Written("bare", values.chance(0.85) ? digits : wide(digits));
  }

  static String join(String digits, String layout, String sign) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (String part : layout.split("-", -1)) {
      int next = Math.min(digits.length(), at + Integer.parseInt(part));
      text.append(at == 0 ? "" : sign).append(digits, at, next);
      at = next;
    }
    return text.append(digits.substring(at)).toString();
  }

  /// `공일공 일이삼사 오육칠팔`.
  Written spoken(String digits, String layout) {
    String syllables = values.chance(0.8) ? "공일이삼사오육칠팔구" : "영일이삼사오육칠팔구";
    StringBuilder text = new StringBuilder();
    join(digits, layout, values.pick(" ", "에 ", "-", " 다시 "))
        .chars()
        .map(digit -> digit >= '0' && digit <= '9' ? syllables.charAt(digit - '0') : digit)
        .forEach(digit -> text.append((char) digit));
    return new Written("spoken", text.toString());
  }

  static String wide(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().map(c -> c > ' ' && c < 0x7f ? c + 0xfee0 : c).forEach(c -> wide.append((char) c));
    return wide.toString();
  }

  /// Broken where nobody breaks it.
  private String split(String digits) {
    int at = values.from(2, digits.length() - 2);
    return digits.substring(0, at) + values.pick(" ", "-", " - ", "\n") + digits.substring(at);
  }

  private String invisible(String text) {
    int at = values.from(1, text.length() - 1);
    return text.substring(0, at)
        + values.pick("\u200b", "\u2060", "\u00ad", "\ufeff")
        + text.substring(at);
  }
}
