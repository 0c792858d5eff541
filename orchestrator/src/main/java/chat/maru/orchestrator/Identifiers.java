package chat.maru.orchestrator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds personal identifiers in a text: Korean resident registration numbers, payment cards, phone
/// numbers, mail addresses and bank accounts. Pure and thread-safe.
///
/// It errs towards finding one, because a find only keeps words on own models. A text without a
/// digit or an `@` costs one pass.
public final class Identifiers {
  /// Six digits of a birthday, then the century and sex digit. The tail is random since October
  /// 2020, so its check digit proves nothing.
  private static final Pattern RESIDENT =
      Pattern.compile(
          "(?<!\\d)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\s?[-–]?\\s?[1-8]\\d{6}(?!\\d)");

  private static final Pattern CARD = Pattern.compile("(?<!\\d)\\d(?:[ -]?\\d){12,18}(?!\\d)");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\d-])(?:01[016789][- .]?\\d{3,4}[- .]?\\d{4}"
              + "|0(?:2|[3-6]\\d)[- .)]\\s?\\d{3,4}[- .]\\d{4}"
              + "|\\+\\d{1,3}[- .]?\\(?\\d{1,4}\\)?(?:[- .]?\\d{2,4}){2,4})(?![\\d-])");
  private static final Pattern MAIL =
      Pattern.compile(
          "[\\p{Alnum}._%+-]{1,64}@[\\p{Alnum}-]{1,63}(?:\\.[\\p{Alnum}-]{1,63})*\\.\\p{Alpha}{2,}");

  /// Account numbers look like any number: only near a word that says so.
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?:계좌|은행|입금|송금|예금|account|iban)[^\\d\\n]{0,20}(\\d(?:[- ]?\\d){8,17})(?!\\d)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern IBAN =
      Pattern.compile(
          "(?<!\\p{Alnum})[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\\p{Alnum})");

  private Identifiers() {}

  /// The kinds found, each once: `resident_number`, `card`, `phone`, `email`, `account`.
  public static List<String> find(String text) {
    boolean digit = false;
    boolean at = false;
    for (int i = 0; i < text.length() && !(digit && at); i++) {
      char c = text.charAt(i);
      digit |= (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
      at |= c == '@' || c == '＠';
    }
    List<String> kinds = new ArrayList<>();
    if (!digit && !at) {
      return kinds;
    }
    String plain = narrow(text);
    if (at && MAIL.matcher(plain).find()) {
      kinds.add("email");
    }
    if (digit) {
      findNumbers(plain, kinds);
    }
    return kinds;
  }

  private static void findNumbers(String text, List<String> kinds) {
    if (RESIDENT.matcher(text).find()) {
      kinds.add("resident_number");
    }
    Matcher cards = CARD.matcher(text);
    while (cards.find()) {
      if (luhn(cards.group())) {
        kinds.add("card");
        break;
      }
    }
    if (PHONE.matcher(text).find()) {
      kinds.add("phone");
    }
    if (ACCOUNT.matcher(text).find() || IBAN.matcher(text).find()) {
      kinds.add("account");
    }
  }

  /// The check digit of payment cards (ISO/IEC 7812-1, annex B), and a first digit that issuers
  /// use.
  private static boolean luhn(String digits) {
    int sum = 0;
    boolean doubled = false;
    for (int i = digits.length() - 1; i >= 0; i--) {
      char c = digits.charAt(i);
      if (c >= '0' && c <= '9') {
        int value = (c - '0') * (doubled ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
        doubled = !doubled;
      }
    }
    return sum % 10 == 0 && "23456".indexOf(digits.charAt(0)) >= 0;
  }

  /// Full-width forms as their plain ones.
  private static String narrow(String text) {
    StringBuilder plain = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '！' && c <= '～') {
        if (plain == null) {
          plain = new StringBuilder(text);
        }
        plain.setCharAt(i, (char) (c - 0xFEE0));
      }
    }
    return plain == null ? text : plain.toString();
  }
}
