package chat.maru.mate.guided;

import chat.maru.dates.Lean;
import chat.maru.mate.dates.DateExpressions;
import chat.maru.mate.intent.Ask;
import chat.maru.mate.talk.Line;
import java.time.ZoneId;
import java.util.regex.Pattern;

/// Tells whether a message has the kind of thing that a question asks for: a place for "where", a
/// time for "when", a figure for "how much".
final class Clues {
  private static final Pattern PLACE =
      Pattern.compile(
          "[가-힣A-Za-z0-9]+(?:역|동|구|시|점|관|집|식당|카페|까페|공원|호텔|센터|빌딩|층|호|길|산|바다|해변|학교|회사|병원|마트|극장|영화관|펜션|리조트"
              + "|캠핑장|거리|시장|호프|포차|가든|바|룸|실|앞|출구|맛집)(?:이?[에으로서랑]|[\\s,.!~]|$|이야|이에요|예요|이요|요)"
              + "|[가-힣]에\\s*(?:있|뒀|두었|둘게|놔|놓|넣)|서랍|상자|선반|칸에"
              + "|에서\\s*(?:보|만나|먹|모이|하|봐|모여|볼)|(?:으로|로)\\s*(?:정|하자|하기|가자|가기|와|모|예약|잡)|앞에서|근처"
              + "|(?-i:\\b(?:at|in|on|to|near)\\s+(?:the\\s+)?[A-Z][\\w']+)"
              + "|\\b(?:street|restaurant|cafe|station|park|place|bar|hotel|room|office|hall|airport|gate|floor)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FIGURE =
      Pattern.compile(
          "\\d[\\d,.]*\\s*(?:원|만|천|백|명|개|분|시간|박|병|잔|인분|퍼|층|살|번|%|달러|유로|kg|km|k\\b)"
              + "|[$€£₩]\\s?\\d|\\b\\d+\\b|(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\\s*(?:명|개|시간|번|박|병|잔|살)"
              + "|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SELF =
      Pattern.compile(
          "내가|제가|나는|저는|난\\s|전\\s|나도|저도|\\b(?:i|i'll|i'm|i've|i can|me|my)\\b"
              + "|(?:할게|갈게|올게|살게|낼게|맡을게|가져갈게|사올게|사갈게|준비할게|할게요)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern REASON =
      Pattern.compile(
          "때문|니까|이라서|라서|아서|어서|해서|느라|because|since|so that|due to", Pattern.CASE_INSENSITIVE);

  /// Longer messages are judged by their beginning.
  private static final int MAX_TEXT = 600;

  private Clues() {}

  static boolean fits(Ask ask, Line line, ZoneId zone) {
    String text =
        line.text().length() <= MAX_TEXT ? line.text() : line.text().substring(0, MAX_TEXT);
    return switch (ask) {
      case WHERE -> PLACE.matcher(text).find();
      case WHEN ->
          !DateExpressions.find(text, line.at().atZone(zone).toLocalDateTime(), Lean.FUTURE)
              .isEmpty();
      case HOW_MUCH -> FIGURE.matcher(text).find();
      case WHO -> SELF.matcher(text).find() || text.contains("님") || text.contains("@");
      case WHY -> REASON.matcher(text).find();
      case HOW, WHAT, ANYTHING -> false;
    };
  }
}
