package chat.maru.bench.privacy;

import java.util.Random;

/// Makes identifiers as they stand on paper: by the rules of who issues them, with invented digits.
final class Values {
  private final Random random;

  Values(Random random) {
    this.random = random;
  }

  String digits(int count) {
    StringBuilder digits = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  String pick(String... of) {
    return of[random.nextInt(of.length)];
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  int from(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /// A Korean resident number. Those of people registered since October 2020 have six random digits
  /// at the end, older ones a birthplace and a check digit.
  String resident(boolean foreign) {
    int year = from(1940, 2025);
    String day = "%02d%02d%02d".formatted(year % 100, from(1, 12), from(1, 28));
    int sex = (year >= 2000 ? 3 : 1) + random.nextInt(2) + (foreign ? 4 : 0);
    String head = day + sex;
    if (chance(0.4)) {
      return head + digits(6);
    }
    String twelve = head + digits(5);
    int[] weights = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += weights[i] * Character.digit(twelve.charAt(i), 10);
    }
    int check = (11 - sum % 11 + (foreign ? 2 : 0)) % 10;
    return twelve + check;
  }

  String social() {
    return "%03d%02d%04d".formatted(from(1, 665), from(1, 99), from(1, 9999));
  }

  String passport() {
    return chance(0.5)
        ? pick("M", "M", "M", "S", "R") + digits(8)
        : "M" + digits(3) + pick("A", "B", "C", "K", "X") + digits(4);
  }

  String foreignPassport() {
    return switch (random.nextInt(4)) {
      case 0 -> digits(9); // United States and United Kingdom
      case 1 -> pick("C", "A", "X", "Z") + digits(8); // United States since 2021
      case 2 -> pick("E", "G") + digits(8); // China
      default -> pick("TK", "TR", "MZ") + digits(7); // Japan
    };
  }

  /// Region, year, serial and check of a Korean driver's licence.
  String licence() {
    return "%02d%02d".formatted(from(11, 26), from(0, 25)) + digits(8);
  }

  String foreignLicence() {
    return switch (random.nextInt(3)) {
      case 0 -> pick("D", "F", "Y") + digits(7); // California
      case 1 -> pick("S", "K") + digits(12); // Florida
      default -> "MORGA" + digits(6) + "SM9IJ"; // United Kingdom
    };
  }

  /// Sixteen digits, or fifteen of American Express, with a good check digit nine times in ten:
  /// people mistype.
  String card() {
    String head =
        pick("4", "4", "51", "53", "55", "2221", "35", "62", "6011", "37", "34", "9410", "5409");
    int length = head.startsWith("37") || head.startsWith("34") ? 15 : 16;
    String body = head + digits(length - 1 - head.length());
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = Character.digit(body.charAt(body.length() - 1 - i), 10);
      int twice = digit * 2;
      sum += i % 2 == 0 ? twice / 10 + twice % 10 : digit;
    }
    int good = (10 - sum % 10) % 10;
    return body + (chance(0.9) ? good : (good + 1 + random.nextInt(9)) % 10);
  }

  /// Bank and account number in the bank's own grouping.
  String[] account() {
    String[][] banks = {
      {"국민은행", "6-2-6"}, {"신한은행", "3-3-6"}, {"우리은행", "4-3-6"}, {"하나은행", "3-6-5"},
      {"농협", "3-4-4-2"}, {"카카오뱅크", "4-2-7"}, {"토스뱅크", "4-4-4"}, {"기업은행", "3-6-2-3"},
      {"새마을금고", "4-4-4-1"}, {"케이뱅크", "3-3-6"}, {"우체국", "6-2-6"}, {"부산은행", "3-4-4-2"},
    };
    String[] bank = banks[random.nextInt(banks.length)];
    return new String[] {bank[0], groups(bank[1])};
  }

  String groups(String layout) {
    StringBuilder text = new StringBuilder();
    for (String part : layout.split("-", -1)) {
      text.append(text.isEmpty() ? "" : "-").append(digits(Integer.parseInt(part)));
    }
    return text.charAt(0) == '0' ? "1" + text.substring(1) : text.toString();
  }

  String iban() {
    String[][] countries = {{"DE", "18"}, {"FR", "23"}, {"NL", "14"}, {"ES", "20"}, {"CH", "17"}};
    String[] country = countries[random.nextInt(countries.length)];
    String body = digits(Integer.parseInt(country[1]));
    String moved = body;
    for (char letter : country[0].toCharArray()) {
      moved += letter - 'A' + 10;
    }
    int rest =
        new java.math.BigInteger(moved + "00").mod(java.math.BigInteger.valueOf(97)).intValue();
    return country[0] + "%02d".formatted(98 - rest) + body;
  }

  String mobile() {
    return chance(0.95)
        ? "010" + from(2, 9) + digits(7)
        : pick("011", "016", "019") + from(2, 9) + digits(6);
  }

  String mail() {
    String user =
        switch (random.nextInt(4)) {
          case 0 -> pick("minsu", "jiyoung", "hana", "dongwoo", "sora") + from(1, 99);
          case 1 -> pick("j.smith", "anna.lee", "kim_mj", "park-sh", "d.brown+news");
          case 2 -> pick("hello", "contact", "me", "team") + "." + pick("seoul", "dev", "studio");
          default -> pick("a", "k", "x") + digits(4);
        };
    return user
        + "@"
        + pick(
            "gmail.com",
            "naver.com",
            "daum.net",
            "example.co.kr",
            "mail.example.org",
            "kakao.com",
            "uni-bonn.de");
  }

  String secret() {
    String letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    StringBuilder tail = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      tail.append(letters.charAt(random.nextInt(letters.length())));
    }
    return switch (random.nextInt(8)) {
      case 0 -> "sk-proj-" + tail;
      case 1 -> "sk-ant-api03-" + tail;
      case 2 -> "ghp_" + tail.substring(0, 36);
      case 3 -> "AKIA" + tail.substring(0, 16).toUpperCase(java.util.Locale.ROOT);
      case 4 -> "xoxb-" + digits(11) + "-" + digits(12) + "-" + tail.substring(0, 24);
      case 5 -> "AIza" + tail.substring(0, 35);
      case 6 -> "eyJhbGciOiJIUzI1NiJ9." + tail.substring(0, 30) + "." + tail.substring(0, 32);
      default -> "glpat-" + tail.substring(0, 20);
    };
  }

  String password() {
    return pick("tiger", "Summer", "maru", "qwer", "pa55", "Rain")
        + from(10, 9999)
        + pick("!", "", "#", "@1", "");
  }
}
