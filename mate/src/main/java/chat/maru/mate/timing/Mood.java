package chat.maru.mate.timing;

import java.util.List;
import java.util.regex.Pattern;

/// The mood of the last messages, as far as a machine must stay out of it.
public enum Mood {
  CALM,
  /// Somebody died, is ill, has lost something, or is in despair.
  GRIEF,
  /// People quarrel.
  CONFLICT,
  /// People joke; their questions want no answer.
  BANTER;

  private static final Pattern GRIEVES =
      find(
          "돌아가셨|돌아가신|장례|부고|빈소|조의|명복|발인|영정|유산했|사망|암\\s*(?:이래|진단|판정)|말기|위독|중환자실|응급실|수술\\s*(?:실패|잘못)"
              + "|헤어졌|이혼|차였|해고|잘렸|죽고\\s*싶|살기\\s*싫|자살|우울해|너무\\s*힘들|눈물\\s*나|펑펑\\s*울|무지개다리|\\b(?:passed"
              + " away|died|dying|funeral|condolences?|rest in"
              + " peace|rip|miscarr\\w+|cancer|hospice|icu|sorry for your loss|broke"
              + " up|divorc\\w+|got fired|laid off|kill myself|suicid\\w+|can'?t stop"
              + " crying|heartbroken|depress(?:ed|ion)|put (?:him|her|the (?:dog|cat)) down)\\b");
  private static final Pattern QUARRELS =
      find(
          "그만\\s*(?:해|하라고|좀)|닥쳐|꺼져|짜증\\s*나(?:게|네)?|어이(?:가)?\\s*없|빡치|열\\s*받|너\\s*때문|니가\\s*뭔데|네가\\s*뭔데|말\\s*(?:똑바로|그따위)"
              + "|왜\\s*(?:맨날|항상|나한테만|이래라)|사과해|실망(?:이야|했|이다)|싸우자|뭐래\\s*진짜|시비|ㅅㅂ|시발|씨발|ㅂㅅ|병신|ㅈㄹ|지랄|그럴\\s*거면|따지(?:는|지)|내\\s*탓|\\b(?:shut"
              + " up|stf?u|wtf|f+u+c+k\\w*|bullshit|screw you|idiot|moron|how dare|your"
              + " fault|blam(?:e|ing) me|stop (?:lying|it|blaming|yelling)|i'?m (?:so"
              + " )?(?:done|sick of|pissed|furious)|what'?s your problem|you (?:always|never)"
              + " (?:do|listen|help|say)|don'?t talk to me|apologi[sz]e|disrespect\\w*)\\b");
  private static final Pattern LAUGHS =
      find("[ㅋㅎ]{3,}|[ㅋㅎ]{2,}\\s*$|\\b(?:lo+l|lmao|rofl|hahaha*|jk|omg)\\b|😂|🤣|😆|ㅇㅈ|드립|농담");

  private static final int HEAVY = 12;
  private static final int LIGHT = 6;

  private static Pattern find(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /// The mood of `texts`, the last of which was said last. Grief and conflict last longer than a
  /// joke.
  public static Mood of(List<String> texts) {
    List<String> recent = last(texts, HEAVY);
    if (recent.stream().anyMatch(text -> GRIEVES.matcher(text).find())) {
      return GRIEF;
    }
    if (recent.stream().anyMatch(text -> QUARRELS.matcher(text).find())) {
      return CONFLICT;
    }
    List<String> light = last(texts, LIGHT);
    long laughs = light.stream().filter(text -> LAUGHS.matcher(text).find()).count();
    return laughs >= 2 && laughs * 3 >= light.size() ? BANTER : CALM;
  }

  private static List<String> last(List<String> texts, int count) {
    return texts.subList(Math.max(0, texts.size() - count), texts.size());
  }
}
