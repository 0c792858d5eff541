package chat.maru.mate.intent;

import chat.maru.dates.Lean;
import chat.maru.dates.Span;
import chat.maru.mate.dates.DateExpressions;
import chat.maru.mate.dates.Found;
import chat.maru.mate.errand.Errand;
import chat.maru.mate.errand.Errands;
import chat.maru.mate.talk.Names;
import chat.maru.mate.talk.Person;
import chat.maru.mate.talk.Questions;
import chat.maru.mate.talk.Summons;
import chat.maru.mate.talk.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells by rules what somebody wants from the mate.
///
/// Rules that speak for themselves ("내가 없는 동안", "what did I miss") win always; weak ones ("무슨 일
/// 있었어") only if the question has no content of its own: "회식에서 무슨 일 있었어?" is a question about what
/// was said.
public final class Intents {
  private static final Pattern CATCH_UP =
      rule(
          "(?:없는|없던|없을|비운|못\\s*본|안\\s*본|못\\s*봤|자는|잠든|나간|나가\\s*있)\\s*(?:동안|사이|새)"
              + "|(?:놓친|밀린|못\\s*읽은|안\\s*읽은)\\s*(?:거|것|게|내용|메시지|얘기|이야기|대화|톡|글)"
              + "|캐치\\s*업"
              + "|what (?:did|have|had) i miss|did i miss (?:anything|something|much)"
              + "|what'?s new here|catch me up|fill me in|bring me up to (?:speed|date)"
              + "|(?:while|since) i (?:was|left|went|slept)|anything (?:new|i missed)");
  private static final Pattern HAPPENED =
      rule(
          "(?:무슨|뭔|별)\\s*(?:일|얘기|이야기|말|대화)(?:들)?\\s*(?:이|을|를|가|은)?\\s*(?:있|했|하고|나눴|오갔|없|나왔|해)"
              + "|(?:대화|얘기|이야기|내용|톡|메시지|방)\\s*(?:를|을|좀)?\\s*(?:요약|정리)|^(?:요약|정리)|what"
              + " (?:happened|has happened|was (?:said|discussed)|did (?:you|we|they|people)"
              + " (?:talk|discuss))|what'?s (?:happened|been happening|new|going"
              + " on)|summari[sz]e|\\brecap\\b|\\btl;?dr\\b|\\bcatch up\\b|\\bsummary\\b");
  private static final Pattern TODAY =
      rule(
          "(?:며칠|몇\\s*월|몇\\s*일|무슨\\s*요일|날짜|몇\\s*년)|what(?:'s| is)? (?:the |today'?s"
              + " )?(?:date|day)\\b|what day is|which day|today'?s date");
  private static final Pattern TIME =
      rule("몇\\s*시|시간\\s*(?:알려|이야|좀)|what(?:'s| is)? (?:the )?time\\b");
  private static final Pattern HELP =
      rule(
          "(?:뭐|뭘|무엇|무얼|어떤\\s*(?:거|것|걸|일)).{0,6}(?:할|해\\s*줄|도와\\s*줄)\\s*수\\s*있|도움말|사용법|사용\\s*방법|자기\\s*소개|(?:너|넌|너는|당신은|누구|정체)\\s*(?:누구|뭐|뭔|야|니)|뭐\\s*하는\\s*(?:애|거|녀석|친구)|기능|what"
              + " can you|^help\\b|how (?:do|can) (?:i|we) use you|who are you|what are you\\b|what"
              + " do you do");
  private static final Pattern CONNECT =
      rule(
          "(?:모델|api\\s*키|프로바이더|gpt|챗\\s*gpt|openai).{0,12}(?:연결|추가|설치|등록|받|바꾸|바꿔|쓰려|설정)|(?:connect|add|install|set"
              + " ?up|download|change|use).{0,20}(?:model|api key|provider|openai|gpt)");
  private static final Pattern GREETING =
      rule(
          "^(?:안녕|하이|헬로|ㅎㅇ|반가|좋은\\s*(?:아침|저녁|하루)|굿모닝|잘\\s*잤|hi\\b|hello|hey\\b|good"
              + " (?:morning|evening|afternoon)|yo\\b)");
  private static final Pattern THANKS =
      rule("고마워|고맙|감사|땡큐|ㄱㅅ|잘했|수고|thanks|thank you|\\bthx\\b|good (?:job|work)|well done|nice one");
  private static final Pattern STOP =
      rule(
          "^(?:이제\\s*)?(?:그만|멈춰|중지|스톱|스탑|취소|조용)(?:히)?(?:\\s*(?:해|해줘|하자|좀|있어))*[.!~\\s]*$|^(?:stop|cancel|be"
              + " quiet|shut up|quiet)\\b[.!\\s]*(?:it|that|please)?[.!\\s]*$");
  private static final Pattern REMOVE =
      rule(
          "^(?:방금\\s*)?(?:그|이|저|네)?\\s*(?:거|것|답|답변|메시지|말)?\\s*(?:좀\\s*)?(?:삭제|지워|지우|취소)\\s*(?:해|줘|해줘|해\\s*줘|줄래|하자|주세요|해주세요)*[.!\\s]*$|^(?:please"
              + " )?(?:delete|remove|take back|unsend) (?:that|this|it|your"
              + " (?:answer|message|reply|last (?:answer|message)))\\b.*");
  private static final Pattern REMEMBERS = rule("기로|했|였|더라|랬|만나|보자|\\b(?:did|was|were)\\b");
  private static final Pattern SELF =
      rule(
          "(?:^|\\s)(?:내가|제가|나는|난)\\s|\\b(?:did|had|have) i\\b|\\bi"
              + " (?:said|say|mention|promise|ask)");
  private static final Set<String> HAPPENING_WORDS =
      Set.of(
          "일",
          "요약",
          "정리",
          "대화",
          "메시지",
          "톡",
          "방",
          "새로",
          "새",
          "happen",
          "new",
          "summary",
          "summarize",
          "summarise",
          "recap",
          "catch",
          "up",
          "tl",
          "dr",
          "discus",
          "chat",
          "room",
          "message",
          "conversation",
          "동안",
          "사이",
          "오간",
          "오갔",
          "나눴");

  private Intents() {}

  /// @param message what was written, with or without the mate's name
  public static Intent of(String message, Setting setting) {
    String text = Summons.without(message);
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return new Intent.Called();
    }
    List<Found> dates = DateExpressions.find(text, setting.now(), Lean.PAST);
    if (STOP.matcher(text).find()) {
      return new Intent.Stop();
    }
    if (REMOVE.matcher(text).find()) {
      return new Intent.Remove();
    }
    if (CONNECT.matcher(text).find() && text.length() < 80) {
      return new Intent.Connect();
    }
    Optional<Errand> errand = Errands.find(message, setting.now());
    if (errand.isPresent()) {
      return new Intent.Act(errand.get());
    }
    Optional<Span> span = dates.stream().filter(Found::dated).findFirst().map(Found::span);
    if (CATCH_UP.matcher(text).find()) {
      return new Intent.CatchUp(span);
    }
    Question question = question(text, dates, setting);
    if (HAPPENED.matcher(text).find() && question.speaker().isEmpty() && idle(question)) {
      return new Intent.CatchUp(span);
    }
    return small(text, question, dates, setting)
        .orElseGet(
            () ->
                setting.alone() && !Questions.asks(text)
                    ? new Intent.Talk()
                    : new Intent.Recall(question));
  }

  private static Optional<Intent> small(
      String text, Question question, List<Found> dates, Setting setting) {
    boolean shortText = text.length() < 60;
    if (shortText
        && dates.stream().noneMatch(Found::dated)
        && TIME.matcher(text).find()
        && empty(question, "지금", "현재", "시", "시간", "time", "now")) {
      return Optional.of(new Intent.Today(true, Optional.empty()));
    }
    if (shortText
        && !REMEMBERS.matcher(text).find()
        && TODAY.matcher(text).find()
        && empty(question, "날짜", "date", "day", "요일", "며칠", "일", "월", "년")) {
      return Optional.of(
          new Intent.Today(
              false,
              DateExpressions.find(text, setting.now(), Lean.FUTURE).stream()
                  .filter(found -> found.dated() && found.span().isDay())
                  .map(Found::span)
                  .findFirst()));
    }
    if (shortText
        && HELP.matcher(text).find()
        && question.speaker().isEmpty()
        && question.terms().size() <= 2) {
      return Optional.of(new Intent.Help());
    }
    if (shortText
        && GREETING.matcher(text).find()
        && question.terms().size() <= 2
        && dates.isEmpty()
        && !Questions.asksPlainly(text.replaceAll("^안녕[?]?", ""))) {
      return Optional.of(new Intent.Greeting());
    }
    if (shortText && THANKS.matcher(text).find() && !Questions.asks(text)) {
      return Optional.of(new Intent.Thanks());
    }
    return Optional.empty();
  }

  /// The question that `text` is when it is read as one about what was said.
  public static Question question(String text, List<Found> dates, Setting setting) {
    Optional<Person> speaker = speaker(text, setting);
    StringBuilder rest = new StringBuilder(text);
    Optional<Found> date = dates.stream().filter(Found::dated).findFirst();
    date.ifPresent(found -> blank(rest, found.start(), found.end()));
    if (speaker.isPresent()) {
      for (Names.Mentioned one : Names.find(text, setting.people())) {
        if (one.subject() && one.people().contains(speaker.get())) {
          blank(rest, one.start(), one.end());
        }
      }
    }
    return new Question(
        text,
        Ask.of(text),
        Words.terms(rest.toString()),
        speaker,
        date.map(Found::span),
        date.map(Found::text).orElse(""));
  }

  private static Optional<Person> speaker(String text, Setting setting) {
    List<Names.Mentioned> subjects =
        Names.find(text, setting.people()).stream().filter(Names.Mentioned::subject).toList();
    if (subjects.isEmpty()) {
      return SELF.matcher(text).find() ? Optional.of(setting.asker()) : Optional.empty();
    }
    Set<Person> meant = new LinkedHashSet<>();
    subjects.forEach(one -> meant.addAll(one.people()));
    return meant.size() == 1 ? Optional.of(meant.iterator().next()) : Optional.empty();
  }

  private static boolean idle(Question question) {
    return question.terms().stream()
        .allMatch(
            term ->
                HAPPENING_WORDS.contains(term)
                    || HAPPENING_WORDS.stream()
                        .anyMatch(word -> word.length() > 1 && Words.alike(word, term)));
  }

  private static boolean empty(Question question, String... besides) {
    return question.terms().stream()
        .allMatch(
            term ->
                List.of(besides).stream()
                    .anyMatch(
                        word ->
                            term.equals(word)
                                || (word.length() > 1 && term.startsWith(word))
                                || term.matches("몇.*|며칠.*|무슨.*|.?요일.*|today|today's")));
  }

  private static void blank(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      text.setCharAt(i, ' ');
    }
  }

  private static Pattern rule(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
