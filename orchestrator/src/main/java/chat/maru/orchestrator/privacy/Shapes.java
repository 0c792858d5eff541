package chat.maru.orchestrator.privacy;

import chat.maru.orchestrator.privacy.Numbers.Guess;

/// What the shape of a number alone says it is, and how sure that is, before any word around it.
final class Shapes {
  private Shapes() {}

  /// The likeliest kind by shape; a confidence of 0 if it looks like nothing.
  static Guess guess(Digits digits) {
    return switch (digits.count()) {
      case 8, 9 -> phone(digits).or(social(digits));
      case 10, 11 -> phone(digits).or(licence(digits));
      case 12 -> licence(digits).or(phone(digits));
      case 13 -> resident(digits).or(card(digits)).or(phone(digits));
      case 14, 15, 16, 17, 18, 19 -> card(digits).or(phone(digits));
      default -> Guess.NONE;
    };
  }

  /// How sure a number is of a kind that the words around it name; -1 if it cannot be one.
  static double as(Kind kind, Digits digits) {
    int count = digits.count();
    boolean fits =
        switch (kind) {
          case RESIDENT_NUMBER, FOREIGN_NUMBER -> count == 13 && Checks.day(digits.all());
          case SOCIAL_NUMBER -> count == 9;
          case PASSPORT -> count == 9 && digits.bare();
          case LICENCE ->
              count == 12 || (count == 10 && digits.laid("2-6-2")) || (digits.bare() && count <= 9);
          case CARD -> count >= 13;
          case ACCOUNT -> count >= 9 && count <= 16 && !dated(digits);
          case PHONE -> count <= 12 && !dated(digits) && !dotted(digits);
          case EMAIL, ADDRESS, SECRET, NAME -> false;
        };
    if (!fits) {
      return -1;
    }
    return kind == Kind.ACCOUNT && digits.layout().indexOf('-') != digits.layout().lastIndexOf('-')
        ? 0.25
        : 0.15;
  }

  /// The kind that the words named, told apart by the digit that tells them apart.
  static Kind exactly(Kind said, Digits digits) {
    return said == Kind.RESIDENT_NUMBER || said == Kind.FOREIGN_NUMBER
        ? registered(digits.all())
        : said;
  }

  private static Kind registered(String digits) {
    return digits.charAt(6) >= '5' && digits.charAt(6) <= '8'
        ? Kind.FOREIGN_NUMBER
        : Kind.RESIDENT_NUMBER;
  }

  /// An address of the internet or a version.
  private static boolean dotted(Digits digits) {
    int groups = 1;
    for (int i = digits.start(); i < digits.end(); i++) {
      groups += digits.text().at(i) == '.' ? 1 : 0;
    }
    return groups >= 4;
  }

  /// Eight digits that are a day, alone or before a time of day.
  private static boolean dated(Digits digits) {
    boolean whole = digits.count() == 8 || digits.count() == 12 || digits.count() == 14;
    return (whole || digits.layout().startsWith("4-2-2"))
        && (digits.begins("19") || digits.begins("20"))
        && Checks.day(digits.all().substring(2, 8));
  }

  /// A resident number: a birthday, the century and sex, six digits of chance.
  static Guess resident(Digits digits) {
    String all = digits.all();
    if (!Checks.day(all)) {
      return Guess.NONE;
    }
    int century = all.charAt(6) - '0';
    double confidence =
        digits.laid("6-7") ? 0.85 : digits.bare() || digits.breaksAfter(6) ? 0.5 : 0.15;
    boolean future =
        (century == 3 || century == 4 || century == 7 || century == 8) && digits.two(0) > 40;
    confidence -= future || century == 9 || century == 0 ? 0.3 : 0;
    if (digits.bare()) {
      confidence -= isMillis(digits) || (Checks.ean(all) && digits.begins("880")) ? 0.3 : 0;
    }
    confidence += Checks.resident(all) ? 0.3 : 0;
    return new Guess(registered(all), confidence);
  }

  /// Milliseconds since 1970 of the years 2014 to 2033. Who was born then has a 3 or 4 there.
  private static boolean isMillis(Digits digits) {
    return digits.begins("1") && digits.two(0) >= 14;
  }

  private static Guess card(Digits digits) {
    boolean grouped = digits.laid("4-4-4-4", "4-6-5", "4-4-4-4-3");
    boolean known = issuer(digits);
    double confidence = (grouped ? 0.5 : 0.15) - (known ? 0 : 0.25);
    confidence += Checks.luhn(digits.all()) && known && lengthOfCard(digits) ? 0.35 : 0;
    return new Guess(Kind.CARD, confidence);
  }

  private static boolean lengthOfCard(Digits digits) {
    return digits.count() == 16
        || digits.count() == 15
        || (digits.count() == 14 && digits.begins("3"))
        || digits.count() == 19;
  }

  /// The first digits that issuers use (ISO/IEC 7812; 9 is domestic in Korea).
  private static boolean issuer(Digits digits) {
    int two = digits.two(0);
    return switch (digits.all().charAt(0)) {
      case '2' -> two >= 22 && two <= 27;
      case '3' -> two == 34 || two == 35 || two == 36 || two == 37 || two == 38;
      case '4', '5' -> true;
      case '6' -> two == 60 || two == 62 || two == 64 || two == 65;
      case '9' -> two == 94;
      default -> false;
    };
  }

  private static Guess licence(Digits digits) {
    if (digits.laid("2-2-6-2")) {
      int region = digits.two(0);
      return new Guess(Kind.LICENCE, region >= 11 && region <= 28 ? 0.7 : 0.3);
    }
    boolean region = digits.laid("2-6-2") && Regions.endsAt(digits.text(), digits.start());
    return new Guess(Kind.LICENCE, region ? 0.6 : 0);
  }

  private static Guess social(Digits digits) {
    boolean area = !digits.begins("000") && !digits.begins("666") && !digits.begins("9");
    return new Guess(Kind.SOCIAL_NUMBER, digits.laid("3-2-4") && area ? 0.55 : 0);
  }

  private static Guess phone(Digits digits) {
    return new Guess(Kind.PHONE, Phones.confidence(digits));
  }
}
