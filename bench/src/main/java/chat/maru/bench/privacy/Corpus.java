package chat.maru.bench.privacy;

import chat.maru.bench.privacy.Forms.Written;
import chat.maru.bench.privacy.Sample.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Makes labelled sentences and chats: half with identifiers that a word announces, a sixth with
/// bare ones and addresses nobody announces, a quarter that only look like it, the rest plain talk.
/// One seed always gives the same samples.
final class Corpus {
  private static final String[] KINDS = {
    "resident_number", "foreign_number", "social_number", "passport", "licence", "card", "account",
    "phone", "phone", "email", "address", "address", "secret", "password"
  };

  private static final String[] ALONE = {
    "resident_number", "foreign_number", "card", "phone", "phone", "address"
  };

  private final Values values;
  private final Forms forms;
  private final Places places;
  private final Traps traps;

  private Corpus(long seed) {
    values = new Values(new Random(seed));
    forms = new Forms(values);
    places = new Places(values);
    traps = new Traps(values);
  }

  static List<Sample> of(long seed, int size) {
    Corpus corpus = new Corpus(seed);
    List<Sample> samples = new ArrayList<>(size);
    while (samples.size() < size) {
      samples.add(corpus.values.chance(0.25) ? corpus.chat() : corpus.sentence());
    }
    return samples;
  }

  private Sample sentence() {
    boolean korean = values.chance(0.5);
    return switch (values.from(0, 11)) {
      case 0, 1, 2, 3, 4, 5 -> announced(korean);
      case 6, 7 -> alone(korean);
      case 8, 9, 10 -> trap(korean);
      default -> plain(korean);
    };
  }

  /// Some lines of several people, as a room's transcript shows them.
  private Sample chat() {
    boolean korean = values.chance(0.5);
    StringBuilder text = new StringBuilder();
    List<Label> labels = new ArrayList<>();
    String trap = "";
    for (int i = values.from(2, 5); i > 0; i--) {
      Sample line = sentence(korean);
      text.append(
          korean
              ? values.pick("[민지] ", "[아빠] [오후 3:12] ", "도윤: ")
              : values.pick("<sam> ", "[Ann] ", "Lee: "));
      int at = text.length();
      line.labels()
          .forEach(
              l ->
                  labels.add(
                      new Label(l.kind(), l.form(), l.context(), at + l.start(), at + l.end())));
      text.append(line.text()).append('\n');
      trap = line.trap().isEmpty() ? trap : line.trap();
    }
    return new Sample(text.toString(), korean ? "ko" : "en", labels, trap);
  }

  private Sample sentence(boolean korean) {
    return switch (values.from(0, 5)) {
      case 0, 1 -> announced(korean);
      case 2 -> trap(korean);
      default -> plain(korean);
    };
  }

  private Sample announced(boolean korean) {
    Map<String, String[]> talk = korean ? Talk.KOREAN : Talk.ENGLISH;
    String kind = values.pick(KINDS);
    while (!talk.containsKey(kind)) {
      kind = values.pick(KINDS);
    }
    String frame = values.pick(talk.get(kind));
    String bank = "";
    Written written;
    if (kind.equals("account") && korean) {
      String[] account = values.account();
      bank = account[0];
      written =
          values.chance(0.7)
              ? new Written("usual", account[1])
              : forms.bare(account[1].replace("-", ""));
    } else {
      written = written(kind, korean);
    }
    return fill(frame.replace("{bank}", bank), kind, written, true, korean);
  }

  private Sample alone(boolean korean) {
    String kind = values.pick(ALONE);
    String frame = values.pick(korean ? Talk.KOREAN_ALONE : Talk.ENGLISH_ALONE);
    Written written =
        switch (kind) {
          case "address" -> new Written("bare", korean ? places.shortKorean() : places.english());
          case "card" -> forms.bare(values.card());
          case "phone" -> forms.bare(values.mobile());
          default -> forms.bare(values.resident(kind.equals("foreign_number")));
        };
    return fill(frame, kind, written, false, korean);
  }

  private Written written(String kind, boolean korean) {
    return switch (kind) {
      case "resident_number", "foreign_number" ->
          forms.write(values.resident(kind.equals("foreign_number")), "6-7");
      case "social_number" ->
          values.chance(0.7)
              ? new Written("usual", Forms.join(values.social(), "3-2-4", "-"))
              : forms.bare(values.social());
      case "passport" -> passport(korean);
      case "licence" ->
          korean
              ? forms.write(values.licence(), "2-2-6-2")
              : new Written("usual", values.foreignLicence());
      case "card" -> card();
      case "account" ->
          values.chance(0.5)
              ? new Written("usual", iban())
              : forms.bare(values.from(1, 9) + values.digits(values.from(8, 11)));
      case "phone" -> phone(korean);
      case "email" -> mail();
      case "address" -> new Written("usual", korean ? places.korean() : places.english());
      case "secret" -> new Written("usual", values.secret());
      default -> new Written("usual", values.password());
    };
  }

  private Written passport(boolean korean) {
    String number = korean ? values.passport() : values.foreignPassport();
    return switch (values.from(0, 5)) {
      case 0 -> new Written("wide", Forms.wide(number));
      case 1 -> new Written("usual", number.toLowerCase(java.util.Locale.ROOT));
      default -> new Written("usual", number);
    };
  }

  private String iban() {
    String iban = values.iban();
    return values.chance(0.5) ? iban : iban.replaceAll("(.{4})(?=.)", "$1 ");
  }

  private Written card() {
    String card = values.card();
    return forms.write(card, card.length() == 15 ? "4-6-5" : "4-4-4-4");
  }

  private Written mail() {
    String mail = values.mail();
    return switch (values.from(0, 7)) {
      case 0 -> new Written("wide", Forms.wide(mail));
      case 1 -> new Written("spaced", mail.replace("@", values.pick(" @ ", " (at) ", "[at]")));
      default -> new Written("usual", mail);
    };
  }

  private Written phone(boolean korean) {
    String mobile = values.mobile();
    String layout = mobile.length() == 10 ? "3-3-4" : "3-4-4";
    if (!korean) {
      return english();
    }
    return switch (values.from(0, 9)) {
      case 0 ->
          new Written(
              "usual", "02-" + values.from(2, 9) + values.digits(2) + "-" + values.digits(4));
      case 1 ->
          new Written(
              "usual",
              values.pick("031", "051", "064", "070")
                  + values.pick("-", ") ", " ")
                  + values.from(2, 9)
                  + values.digits(3)
                  + "-"
                  + values.digits(4));
      case 2 ->
          new Written(
              "usual",
              "+82 "
                  + values.pick("10-", "10 ")
                  + values.from(2, 9)
                  + values.digits(3)
                  + values.pick("-", " ")
                  + values.digits(4));
      case 3 -> forms.spoken(mobile, layout);
      default -> forms.write(mobile, layout);
    };
  }

  private Written english() {
    String area = Integer.toString(values.from(201, 989));
    String rest = values.from(2, 9) + values.digits(2);
    return switch (values.from(0, 6)) {
      case 0 -> new Written("usual", "(" + area + ") " + rest + "-" + values.digits(4));
      case 1 ->
          new Written(
              "usual",
              area + values.pick("-", ".", " ") + rest + values.pick("-", ".") + values.digits(4));
      case 2 -> new Written("usual", "+1 " + area + " " + rest + " " + values.digits(4));
      case 3 ->
          new Written(
              "usual",
              "+44 "
                  + values.pick("20 7", "7700 9", "161 4")
                  + values.digits(3)
                  + " "
                  + values.digits(4));
      case 4 -> new Written("usual", "+49 " + values.from(30, 89) + " " + values.digits(7));
      case 5 -> new Written("bare", area + rest + values.digits(4));
      default -> forms.write(values.mobile(), "3-4-4");
    };
  }

  private Sample trap(boolean korean) {
    Traps.Trap trap = korean ? traps.korean() : traps.english();
    return new Sample(trap.text(), korean ? "ko" : "en", List.of(), trap.name());
  }

  private Sample plain(boolean korean) {
    return new Sample(
        values.pick(korean ? Talk.KOREAN_PLAIN : Talk.ENGLISH_PLAIN),
        korean ? "ko" : "en",
        List.of(),
        "");
  }

  private static Sample fill(
      String frame, String kind, Written written, boolean context, boolean korean) {
    int at = frame.indexOf("{}");
    String text = frame.substring(0, at) + written.text() + frame.substring(at + 2);
    String code = kind.equals("password") ? "secret" : kind;
    return new Sample(
        text,
        korean ? "ko" : "en",
        List.of(new Label(code, written.form(), context, at, at + written.text().length())),
        "");
  }
}
