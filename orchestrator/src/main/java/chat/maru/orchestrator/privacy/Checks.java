package chat.maru.orchestrator.privacy;

/// Check digits. They make a find surer and never gate it: tails of resident numbers are random
/// since October 2020, and people mistype.
final class Checks {
  private Checks() {}

  /// ISO/IEC 7812-1, annex B.
  static boolean luhn(CharSequence digits) {
    int sum = 0;
    boolean doubled = false;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int value = (digits.charAt(i) - '0') * (doubled ? 2 : 1);
      sum += value > 9 ? value - 9 : value;
      doubled = !doubled;
    }
    return sum % 10 == 0;
  }

  /// The check digit of resident registration numbers from before October 2020; that of foreigners
  /// is shifted by two.
  static boolean resident(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (digits.charAt(i) - '0') * (2 + i % 8);
    }
    int check = (11 - sum % 11) % 10;
    int given = digits.charAt(12) - '0';
    return given == check || given == (check + 2) % 10;
  }

  /// The check digit of EAN-13 bar codes (GS1 General Specifications, 7.9).
  static boolean ean(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < 13; i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return sum % 10 == 0;
  }

  /// ISO 13616: an IBAN without blanks, letters in capitals.
  static boolean iban(CharSequence iban) {
    int rest = 0;
    for (int i = 0; i < iban.length(); i++) {
      int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
      rest = (value < 10 ? rest * 10 + value : rest * 100 + value) % 97;
    }
    return rest == 1;
  }

  /// Whether six digits are a day: `YYMMDD`.
  static boolean day(CharSequence digits) {
    int month = two(digits, 2);
    int day = two(digits, 4);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= (month == 2 ? 29 : 30 + (month + month / 8) % 2);
  }

  static int two(CharSequence digits, int at) {
    return (digits.charAt(at) - '0') * 10 + digits.charAt(at + 1) - '0';
  }
}
