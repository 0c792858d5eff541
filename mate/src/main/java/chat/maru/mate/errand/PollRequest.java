package chat.maru.mate.errand;

import chat.maru.dates.Lean;
import chat.maru.mate.dates.DateExpressions;
import chat.maru.mate.dates.Found;
import chat.maru.mate.talk.Language;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads "투표 만들어줘: 금요일 저녁 뭐 먹을까? 치킨, 피자, 국밥" and its like.
///
/// A request names the vote and then says what to do or sets a colon. What follows is the question
/// up to its question mark (or its line), then the options. Who may vote how, and until when,
/// stands before the colon or in brackets at the end.
final class PollRequest {
  private static final Pattern HEAD =
      rule(
          "^(?<before>[^:：\\n?？]{0,60}?)(?<word>투표|\\bpoll\\b|\\bvote\\b)"
              + "(?<after>(?:를|을|좀|하나|\\s)*"
              + "(?:만들|올려|올리|열어|열자|하자|해\\s*줘|해줘|해\\s*주|해주|시작|부탁|붙여|붙이|받아)?[^:：\\n?？,]{0,24}?)"
              + "(?:[:：]|\\n|$)\\s*(?<body>.*)$");
  private static final Pattern MAKES =
      rule(
          "만들|올려|올리|열어|열자|하자|해\\s*줘|해\\s*주|시작|부탁|붙여|붙이|받아"
              + "|\\b(?:make|create|start|open|run|hold|set up|post|add)\\b");
  private static final Pattern ENDS =
      rule(
          "투표\\s*(?:를|은|좀|이제|\\s)*(?:마감|끝내|종료|닫아|그만)\\s*(?:해|하|줘|자|주)?"
              + "|\\b(?:close|end|finish|stop) (?:the |this |that )?(?:poll|vote)\\b");
  private static final Pattern ANONYMOUS = rule("익명|무기명|비밀\\s*투표|anonymous|secret");
  private static final Pattern MULTIPLE =
      rule("복수|중복|여러\\s*개|여러개|다중|multiple|multi|several|more than one|any number");
  private static final Pattern CLOSING =
      rule("까지|마감|종료|\\b(?:until|till|by|closes?|closing|ends?|ending|deadline|due)\\b");
  private static final Pattern TAIL = Pattern.compile("[(（\\[]([^()（）\\[\\]]{1,60})[)）\\]]\\s*$");
  private static final Pattern SEPARATORS =
      rule("\\s*(?:,|、|，|/|·|\\||;|\\bvs\\.?\\b|\\bor\\b|아니면|또는|혹은)\\s*");
  private static final Pattern BULLET =
      Pattern.compile("^\\s*(?:[-*•·▪]|\\(?\\d{1,2}[.)]|[①-⑳])\\s*");
  private static final Pattern PARTICLE = rule("\\s*(?:중에서?|중)\\s*(?:골라|하나|뭐|어디|어느|선택).{0,12}$");

  private PollRequest() {}

  static Optional<Errand> read(String text, LocalDateTime now) {
    if (text.length() < 40 && ENDS.matcher(text).find()) {
      return Optional.of(new Errand.EndPoll());
    }
    Matcher head = HEAD.matcher(text);
    if (!head.find()) {
      return Optional.empty();
    }
    String before = head.group("before");
    String settings = before + " " + head.group("after");
    boolean colon = head.end("after") < text.length() && text.charAt(head.end("after")) != '\n';
    if (!MAKES.matcher(settings).find() && !(colon && modifiersOnly(before, now))) {
      return Optional.empty();
    }
    String body = head.group("body").strip();
    Matcher tail = TAIL.matcher(body);
    if (tail.find() && settles(tail.group(1))) {
      settings += " " + tail.group(1);
      body = body.substring(0, tail.start()).strip();
    }
    return Optional.of(request(body, settings, before, now));
  }

  /// "익명 투표: …", "내일까지 투표: …", but not "어제 한 투표: …".
  private static boolean modifiersOnly(String before, LocalDateTime now) {
    String rest = before;
    for (Found found : DateExpressions.find(before, now, Lean.FUTURE)) {
      rest = rest.replace(found.text(), " ");
    }
    return rest.replaceAll(
            "(?i)익명|무기명|비밀|복수|중복|여러\\s*개|선택|까지|마감|quick|new|an?\\b|anonymous|secret|multiple|choice|우리|다\\s*같이|[\\s,]",
            "")
        .isEmpty();
  }

  private static boolean settles(String text) {
    return CLOSING.matcher(text).find()
        || ANONYMOUS.matcher(text).find()
        || MULTIPLE.matcher(text).find();
  }

  private static Errand request(String body, String settings, String before, LocalDateTime now) {
    Language language = Language.of(body + before, Language.KOREAN);
    String question = "";
    String rest = body;
    int mark = firstMark(body);
    int line = body.indexOf('\n');
    if (mark >= 0) {
      question = body.substring(0, mark + 1).strip();
      rest = body.substring(mark + 1).strip();
    } else if (line >= 0 && BULLET.matcher(body.substring(line + 1)).find()) {
      question = body.substring(0, line).strip();
      rest = body.substring(line + 1);
    } else if (body.matches("(?s)[^,/、]*[:：].+")) {
      int colon = firstOf(body, ":：");
      question = body.substring(0, colon).strip();
      rest = body.substring(colon + 1);
    }
    List<Errand.Option> options = options(rest, now);
    if (options.size() < 2) {
      boolean statement = question.isEmpty() && options.size() == 1;
      question = statement ? options.getFirst().text() : question;
      options = options.isEmpty() || statement ? yesOrNo(question, language) : List.of();
    }
    if (question.isEmpty()) {
      question = language == Language.KOREAN ? "어느 쪽이 좋아요?" : "Which one?";
    }
    return new Errand.MakePoll(
        question,
        options,
        MULTIPLE.matcher(settings).find(),
        ANONYMOUS.matcher(settings).find(),
        closes(settings, now));
  }

  private static List<Errand.Option> options(String text, LocalDateTime now) {
    String[] pieces =
        text.strip().contains("\n") ? text.split("\n", -1) : SEPARATORS.split(text, -1);
    Set<String> seen = new LinkedHashSet<>();
    Arrays.stream(pieces)
        .map(piece -> BULLET.matcher(piece).replaceFirst(""))
        .map(piece -> PARTICLE.matcher(piece).replaceFirst("").replaceAll("[.!~\\s]+$", ""))
        .map(String::strip)
        .filter(piece -> !piece.isEmpty())
        .forEach(seen::add);
    List<Errand.Option> options = new ArrayList<>();
    seen.forEach(piece -> options.add(new Errand.Option(piece, moment(piece, now))));
    return options;
  }

  /// The moment that an option names, if it names nothing else.
  private static Optional<LocalDateTime> moment(String piece, LocalDateTime now) {
    return DateExpressions.find(piece, now, Lean.FUTURE).stream()
        .filter(found -> found.dated() && found.text().length() * 2 >= piece.length())
        .findFirst()
        .map(found -> found.span().from())
        .filter(at -> at.isAfter(now));
  }

  private static List<Errand.Option> yesOrNo(String question, Language language) {
    if (question.isEmpty()) {
      return List.of();
    }
    return (language == Language.KOREAN ? List.of("좋아요", "아니요") : List.of("Yes", "No"))
        .stream().map(text -> new Errand.Option(text, Optional.empty())).toList();
  }

  /// "내일까지" ends with that day, "내일 6시까지" at six.
  private static Optional<LocalDateTime> closes(String settings, LocalDateTime now) {
    if (!CLOSING.matcher(settings).find()) {
      return Optional.empty();
    }
    return DateExpressions.find(settings, now, Lean.FUTURE).stream()
        .findFirst()
        .map(found -> found.timed() ? found.span().from() : found.span().to())
        .filter(at -> at.isAfter(now));
  }

  private static int firstMark(String text) {
    return firstOf(text, "?？");
  }

  private static int firstOf(String text, String marks) {
    for (int i = 0; i < text.length(); i++) {
      if (marks.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static Pattern rule(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }
}
