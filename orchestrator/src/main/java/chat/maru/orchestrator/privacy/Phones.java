package chat.maru.orchestrator.privacy;

/// How sure a number is a phone number by its shape (Korean numbering plan; E.164; NANP).
final class Phones {
  private Phones() {}

  static double confidence(Digits digits) {
    int count = digits.count();
    if (digits.plus() && count <= 15) {
      return 0.9;
    }
    if (digits.begins("0") && count >= 9 && count <= 11) {
      return national(digits);
    }
    if (digits.begins("82") && count >= 10 && count <= 12) {
      return digits.begins("8210") && count == 12 ? 0.8 : digits.bare() ? 0.3 : 0.6;
    }
    if (digits.begins("0082") && count >= 12) {
      return 0.8;
    }
    if (digits.begins("10") && count == 10 && digits.laid("2-4-4")) {
      return 0.55;
    }
    return northAmerican(digits);
  }

  private static double national(Digits digits) {
    int count = digits.count();
    if (digits.begins("010") && count == 11) {
      return 0.95;
    }
    boolean old = digits.begins("01") && "16789".indexOf(digits.all().charAt(2)) >= 0;
    if (old && count >= 10) {
      return digits.laid("3-3-4", "3-4-4") ? 0.85 : 0.6;
    }
    boolean grouped =
        digits.laid("2-3-4", "2-4-4", "3-3-4", "3-4-4", "4-3-4", "4-4-4", "4-3-3", "3-8");
    if (korean(digits)) {
      return grouped ? 0.8 : digits.bare() ? 0.5 : 0.45;
    }
    return grouped ? 0.6 : digits.laid("5-6", "5-3-3", "5-5") ? 0.5 : 0.15;
  }

  /// Seoul, the provinces, internet phones and lifelong numbers.
  private static boolean korean(Digits digits) {
    int count = digits.count();
    char second = digits.all().charAt(1);
    if (second == '2') {
      return count <= 10;
    }
    boolean province = (second >= '3' && second <= '6') && digits.all().charAt(2) != '0';
    return count >= 10
        && (province || digits.begins("070") || digits.begins("050") || digits.begins("080"));
  }

  private static double northAmerican(Digits digits) {
    boolean country = digits.count() == 11 && digits.begins("1");
    if (digits.count() != 10 && !country) {
      return 0;
    }
    String all = country ? digits.all().substring(1) : digits.all();
    if (all.charAt(0) < '2' || all.charAt(3) < '2') {
      return 0;
    }
    return digits.laid("3-3-4", "1-3-3-4") ? 0.6 : 0;
  }
}
