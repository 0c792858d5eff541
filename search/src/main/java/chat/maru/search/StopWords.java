package chat.maru.search;

import java.util.Set;

/// Words that carry the grammar of a sentence and none of its matter.
final class StopWords {
  /// English function words and the pieces that apostrophes leave; never indexed as content.
  static final Set<String> ENGLISH =
      Set.of(
          ("a about am an and any are as at be been being but by can could d did didn do does doesn"
                  + " doing don done for from had hadn has hasn have haven having he her hers him his"
                  + " how i if in into is isn it its itself just ll m may me might mine must my no"
                  + " nor not of off on or our ours out over re s shall she should shouldn so some"
                  + " such t than that the their theirs them then there these they this those to too"
                  + " up us ve very was wasn we were weren what when where which while who whom"
                  + " whose why will with won would wouldn you your yours")
              .split(" "));

  /// What questions are made of in Korean, as Nori's morphemes: "뭐라고 했는지 알려줘" asks for nothing by
  /// itself.
  static final Set<String> KOREAN_QUESTION =
      Set.of(
          ("뭐 뭣 뭔 무엇 무어 언제 어디 어딨 누구 누가 누 왜 어떻 어떠 어떤 어느 얼마 얼마나 몇 무슨 하 했 했었 한 할 해 되 됐 있 없 이 아니 말 말하"
                  + " 얘기 얘기하 이야기 이야기하 알 알리 알려주 알려줘 주 줘 달 가르치 찾 보 거 것 때 적 점 번 그때 나 저 너 내 제"
                  + " 우리 우리들 마루 마루야 좀 혹시 관련 대하 관하")
              .split(" "));

  /// English words of asking and telling.
  static final Set<String> ENGLISH_QUESTION =
      Set.of("tell", "told", "say", "said", "says", "mention", "mentioned", "please", "maru");

  private StopWords() {}
}
