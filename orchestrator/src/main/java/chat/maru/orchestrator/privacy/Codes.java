package chat.maru.orchestrator.privacy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds identifiers of letters and digits: passports, driver's licences of other countries, IBANs.
final class Codes {
  /// Lengths by country (SWIFT IBAN registry, release 99).
  private static final Map<String, Integer> IBAN_LENGTHS = new HashMap<>();

  static {
    String registry =
        "AD24 AE23 AT20 AZ28 BE16 BG22 BH22 BR29 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22"
            + " GR27 HR21 HU28 IE22 IL23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27"
            + " MT31 NL18 NO15 PK24 PL28 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TR26 UA29";
    for (String entry : registry.split(" ", -1)) {
      IBAN_LENGTHS.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
    }
  }

  private final Plain text;
  private final List<Find> finds;

  private Codes(Plain text, List<Find> finds) {
    this.text = text;
    this.finds = finds;
  }

  static void find(Plain text, Groups groups, List<Find> finds) {
    Codes codes = new Codes(text, finds);
    int done = 0;
    for (int i = 0; i < groups.count(); i++) {
      if (groups.start(i) >= done) {
        done = codes.look(groups.start(i), groups.end(i));
      }
    }
  }

  /// Looks at the word around a group of digits; where the search goes on.
  private int look(int from, int to) {
    int start = from;
    while (text.alphanumeric(start - 1) && from - start < 12) {
      start--;
    }
    int end = to;
    while (text.alphanumeric(end) && end - start < 36) {
      end++;
    }
    Find iban = iban(start);
    if (iban != null) {
      finds.add(iban);
      return Math.max(end, iban.end());
    }
    if (start == from && text.at(start - 1) == ' ' && text.letter(start - 2)) {
      start = text.alphanumeric(start - 3) ? start : start - 2; // `M 12345678`
    }
    passport(start, end);
    return end;
  }

  private void passport(int start, int end) {
    int digits = 0;
    int letters = 0;
    for (int i = start; i < end; i++) {
      digits += text.digit(i) ? 1 : 0;
      letters += text.letter(i) ? 1 : 0;
    }
    if (letters == 0 || digits < 5 || digits + letters > 18) {
      return;
    }
    Context context = Context.of(text, start, end);
    double korean = korean(start, end, letters, digits);
    if (korean > 0) {
      add(Kind.PASSPORT, start, end, korean + context.weightFor(Kind.PASSPORT));
    } else if (context.says() == Kind.PASSPORT && digits + letters <= 10) {
      add(Kind.PASSPORT, start, end, 0.15 + context.weight());
    } else if (context.says() == Kind.LICENCE) {
      add(Kind.LICENCE, start, end, 0.15 + context.weight());
    }
  }

  /// `M12345678` and, since December 2021, `M123A4567`.
  private double korean(int start, int end, int letters, int digits) {
    if (!text.letter(start) || digits + letters != 9) {
      return 0;
    }
    char first = (char) (text.at(start) | 0x20);
    if (digits == 8 && "msrgd".indexOf(first) >= 0) {
      return first == 'm' ? 0.5 : 0.3;
    }
    boolean middle = letters == 2 && text.letter(end - 5);
    return digits == 7 && middle && "msrgdp".indexOf(first) >= 0 ? 0.6 : 0;
  }

  private @Nullable Find iban(int start) {
    if (!text.letter(start)
        || !text.letter(start + 1)
        || !text.digit(start + 2)
        || !text.digit(start + 3)) {
      return null;
    }
    Integer length = IBAN_LENGTHS.get(text.text(start, start + 2).toUpperCase(Locale.ROOT));
    if (length == null) {
      return null;
    }
    StringBuilder iban = new StringBuilder(length);
    int at = start;
    while (iban.length() < length && (text.alphanumeric(at) || pause(at, iban.length()))) {
      if (text.alphanumeric(at)) {
        iban.append(text.at(at));
      }
      at++;
    }
    if (iban.length() < length || text.alphanumeric(at)) {
      return null;
    }
    double confidence = Checks.iban(iban.toString().toUpperCase(Locale.ROOT)) ? 0.9 : 0.4;
    confidence += Context.of(text, start, at).weightFor(Kind.ACCOUNT);
    return confidence >= Find.ENOUGH
        ? text.find(Kind.ACCOUNT, start, at, Math.min(1, confidence))
        : null;
  }

  private boolean pause(int at, int seen) {
    return seen >= 4 && (text.at(at) == ' ' || text.at(at) == '-') && text.alphanumeric(at + 1);
  }

  private void add(Kind kind, int start, int end, double confidence) {
    if (confidence >= Find.ENOUGH) {
      finds.add(text.find(kind, start, end, Math.min(1, confidence)));
    }
  }
}
