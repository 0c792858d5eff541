package chat.maru.mate.talk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells what asks, what settles and what only nods, in Korean and English.
public final class Questions {
  private static final Pattern MARK = Pattern.compile("[?？]+[\\s)\\]ㅋㅎㅠㅜ~!.\"'^]*$");
  private static final Pattern KOREAN_WORD =
      Pattern.compile(
          "언제|어디|누가|누구|누군|뭐|뭘|뭔|무엇|무슨|어떤|어느|몇\\s?(?:시|명|개|월|일|살|분|번|층|호|박)|얼마|왜|어떻게|며칠");
  private static final Pattern KOREAN_END =
      Pattern.compile(
          "(?:까|까요|나요|니|냐|래|래요|지|지요|죠|는지|을지|던가|더라|더라고|가요|야|어|어요|해|해요|아|아요|나|랬지)[\\s.~ㅋㅎㅠㅜ!]*$");
  private static final Pattern KOREAN_ASK =
      Pattern.compile(
          "(?:을까|ㄹ까|할까|볼까|갈까|될까|일까|실까|하나요|인가요|은가요|나요|던가|였더라|했더라|했지|였지|랬지|이었지)[\\s.~]*$"
              + "|(?:알려|찾아|말해|가르쳐)\\s*(?:줘|주세요|줄래|봐|주라)|기억\\s*(?:나|해)|궁금");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "^(?:so |and |but |hey |hi |ok |okay )*"
              + "(?:what|when|where|who|whose|whom|which|why|how|do|does|did|is|are|was|were|can|could"
              + "|will|would|should|shall|have|has|had|anyone|anybody|any idea|remind me|tell me"
              + "|do you|find)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern DECIDES =
      Pattern.compile(
          "(?:정했|정해졌|정함|확정|결정|예약했|예약\\s*완료|예약해\\s?[뒀놨]|예매했|하기로|가기로|보기로|먹기로|모이기로|만나기로"
              + "|로\\s*하자|으로\\s*해|로\\s*할게|로\\s*가자|에서\\s*보자|에서\\s*만나|에\\s*보자|잡았|잡아\\s?[뒀놨]|콜)"
              + "|\\b(?:decided|settled|booked|reserved|confirmed|let'?s (?:go|meet|do|make it|take)"
              + "|we'?re (?:going|meeting)|it'?s (?:at|on)|deal|final(?:ly)?)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NODS =
      Pattern.compile(
          "^(?:[ㅋㅎㅠㅜㅇㄴㄷㄱㅅ\\s.!~^]++|(?:네+|넵+|넹|예|응+|웅|어+|오케이?|오+|와+|우와|헐|대박|굿|좋아요?|좋다|콜|알겠(?:어요?|습니다)"
              + "|감사(?:합니다|해요)?|고마워요?|그래요?|맞아요?|진짜|ok(?:ay)?|yes|yeah|yep|nope|no|sure|lol|haha+"
              + "|thanks?(?: you)?|cool|nice|great|wow|same|right|agreed|sounds good)[\\s.!~ㅋㅎ]*+)++$",
          Pattern.CASE_INSENSITIVE);

  /// "…하기로 한 거 맞지?" asks, but says it.
  private static final Pattern CONFIRMS =
      Pattern.compile("맞(?:지|죠|나|아)[요?\\s]*$|\\bright\\?\\s*$", Pattern.CASE_INSENSITIVE);

  private static final Pattern SENTENCE = Pattern.compile("[^.!?？\\n]*[.!?？\\n]*");
  private static final Pattern SURE_END = Pattern.compile("(?:까|까요|나요|니|냐|죠|지|래|가요)[\\s.~ㅋㅎㅠㅜ]*$");

  /// Longer texts are judged by their beginning.
  private static final int MAX_TEXT = 600;

  private Questions() {}

  private static String head(String text) {
    String line = text.strip();
    return line.length() <= MAX_TEXT ? line : line.substring(0, MAX_TEXT);
  }

  /// Whether `text` asks something.
  public static boolean asks(String text) {
    String line = head(text);
    return asksPlainly(line)
        || KOREAN_ASK.matcher(line).find()
        || (KOREAN_WORD.matcher(line).find() && KOREAN_END.matcher(line).find())
        || ENGLISH.matcher(line).matches();
  }

  /// Whether `text` is a question beyond doubt, by a question mark or a question word with its
  /// ending, and settles nothing in another sentence: what a statement may look like ("했지") does
  /// not count.
  public static boolean asksPlainly(String text) {
    String line = head(text);
    if (CONFIRMS.matcher(line).find() && DECIDES.matcher(line).find()) {
      return false;
    }
    boolean asks = KOREAN_WORD.matcher(line).find() && SURE_END.matcher(line).find();
    StringBuilder said = new StringBuilder();
    Matcher sentence = SENTENCE.matcher(line);
    while (sentence.find() && !sentence.group().isEmpty()) {
      if (MARK.matcher(sentence.group().strip()).find()) {
        asks = true;
      } else {
        said.append(sentence.group()).append('\n');
      }
    }
    return asks && !DECIDES.matcher(said).find();
  }

  /// Whether `text` settles something: a decision, a booking, a date.
  public static boolean decides(String text) {
    return DECIDES.matcher(head(text)).find() && !asksPlainly(text);
  }

  /// Whether `text` only nods, laughs or thanks.
  public static boolean nods(String text) {
    String line = text.strip();
    return line.length() < 40 && NODS.matcher(line).matches();
  }
}
