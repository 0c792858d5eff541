package chat.maru.mate.timing;

import chat.maru.mate.talk.Questions;
import chat.maru.mate.talk.Summons;
import chat.maru.mate.threads.Chances;
import chat.maru.mate.threads.Utterance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// What is known of a question at one moment, by what was said up to then.
///
/// @param open whether it asks the room, and not one person or about how somebody is
/// @param waited since it was asked
/// @param quiet since anybody spoke
/// @param since messages of others after it
/// @param answered the chance that somebody has answered it, 0 to 1; 1 if the next to speak did
/// @param mood of what was said around it
public record Opening(
    boolean open, Duration waited, Duration quiet, int since, double answered, Mood mood) {
  /// Asks how people are or what they do: only they know.
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(?:밥|저녁|점심|아침)\\S*\\s*먹었|뭐\\s*(?:해|하고|하니|함|하냐|해요)[?？\\s]*$|뭐해|어디야|어디\\s*(?:쯤|있어)|잘\\s*(?:지내|잤|자)|괜찮"
              + "|안녕|자니|일어났|심심|배고|졸려|너(?:는|네|희)?\\b|넌|니가|네가|당신|자기야|어때[?？\\s]*$|어떻게\\s*생각|왜\\s*그래|무슨\\s*일|진짜[?？]|정말[?？]|그치[?？]|그쵸[?？]|맞지[?？]|누가\\s*그래|\\b(?:how"
              + " are (?:you|things)(?: all| everyone| guys)?(?: doing| going)?|how'?s it"
              + " going|what'?s up|wh?at u doing|what are you (?:doing|up to)|where are you|are you"
              + " (?:ok|okay|there|coming|home|free|sure|serious)|you ok|did you"
              + " (?:eat|sleep)|who'?s (?:in|up|hungry|free)|anyone"
              + " (?:up|free|around|awake|else)|really|seriously|right|you think|what do you|isn'?t"
              + " it|huh)\\s*\\?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern FIGURE =
      Pattern.compile(
          "\\d|(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두)\\s*(?:시|명|개|층|번)"
              + "|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final int FEW_WORDS = 3;
  private static final int AROUND = 12;
  private static final int SHORTEST = 5;

  /// The opening that the message at `question` is when the messages before `until` have been said.
  public static Opening at(
      List<Utterance> talk, Chances chances, int question, int until, Instant now) {
    Utterance asked = talk.get(question);
    int others = 0;
    Instant last = asked.at();
    for (int i = question + 1; i < until; i++) {
      Utterance one = talk.get(i);
      if (!one.notice()) {
        last = one.at();
        others += one.author().equals(asked.author()) ? 0 : 1;
      }
    }
    List<String> around =
        talk.subList(Math.max(0, question - AROUND), until).stream()
            .filter(one -> !one.notice())
            .map(Utterance::text)
            .toList();
    return new Opening(
        asksTheRoom(asked.text()) && !chances.addressed(question),
        Duration.between(asked.at(), now),
        Duration.between(last, now),
        others,
        replies(talk, question, until) ? 1 : chances.answered(question, until),
        Mood.of(around));
  }

  /// Whether the next to speak, soon after, does it as people answer in a small group: in a word or
  /// three, or with a time or a figure.
  private static boolean replies(List<Utterance> talk, int question, int until) {
    Utterance asked = talk.get(question);
    for (int i = question + 1; i < until; i++) {
      Utterance next = talk.get(i);
      if (next.notice() || next.author().equals(asked.author())) {
        continue;
      }
      return Duration.between(asked.at(), next.at()).compareTo(SOON) <= 0
          && !Questions.asksPlainly(next.text())
          && (next.text().strip().split("\\s+").length <= FEW_WORDS
              || FIGURE.matcher(next.text()).find());
    }
    return false;
  }

  /// Whether these words ask something that anybody may answer.
  public static boolean asksTheRoom(String text) {
    return text.strip().length() >= SHORTEST
        && Questions.asksPlainly(text)
        && !Summons.calls(text)
        && !PERSONAL.matcher(text).find();
  }
}
