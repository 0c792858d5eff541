package chat.maru.orchestrator.privacy;

import java.util.List;
import java.util.Set;

/// Finds Korean addresses: by road (`강남구 테헤란로 152`), by lot (`역삼동 736-1`), and the flat in a
/// building (`래미안아파트 101동 1203호`).
///
/// `로` is also the everyday particle *by, to* (`버스로 30분`), so a road alone is not enough: a
/// district before it, a flat behind it, or a word such as `주소` makes it one; a counter behind the
/// number speaks against it. It starts from the numbers, so a text without any costs nothing.
final class KoreanAddresses {
  /// Behind a number they make it an amount.
  private static final Words<Boolean> COUNTERS =
      new Words<Boolean>()
          .add(
              true,
              "시,분,초,월,년,일,개,명,번째,번 ,원,만,천,억,살,세,차,회,장,권,배,위,등,잔,병,마리,대,곳,팀,점,주,박,단계,가지,퍼센트,인,"
                  + "호선,번출구,번 출구,번요,번이,번을,kg,km,cm,mm,mb,gb,%,px,ms,kb,m,g,배속,도,쪽,페이지,라운드,교시,학년,반,조,편,화,건,표,판,줄");

  /// Words that end in `로` and `길` and are no roads.
  private static final Set<String> NO_ROADS =
      Set.of(
          "앞으로", "별로", "바로", "서로", "새로", "따로", "실제로", "무료로", "추가로", "주로", "그대로", "마음대로", "이대로",
          "제대로", "때로", "스스로", "홀로", "절대로", "대체로", "도로", "기본으로", "버스로", "지하철로", "택시로", "차로", "각자로",
          "최대로", "반대로", "의외로", "진짜로", "정말로", "제로", "종로", "프로", "유로", "카카오로", "카드로", "현금으로", "최소로",
          "평균으로", "순서대로", "예정대로", "기준으로", "번호로", "하루로", "오는길", "가는길", "길", "이길", "그길");

  private final Plain text;
  private final Groups groups;
  private final List<Find> finds;

  private KoreanAddresses(Plain text, Groups groups, List<Find> finds) {
    this.text = text;
    this.groups = groups;
    this.finds = finds;
  }

  static void find(Plain text, Groups groups, List<Find> finds) {
    KoreanAddresses addresses = new KoreanAddresses(text, groups, finds);
    int done = 0;
    for (int i = 0; i < groups.count(); i++) {
      if (groups.length(i) <= 4 && groups.start(i) >= done) {
        done = Math.max(done, addresses.look(i));
      }
    }
  }

  /// Where the address that has this number ends; 0 if it has none.
  private int look(int group) {
    int number = groups.start(group);
    int back = text.at(number - 1) == ' ' ? number - 1 : number;
    if (text.at(back - 1) == '산') { // a hill's lots are counted apart: `산 12-3`
      back = text.at(back - 2) == ' ' ? back - 2 : back - 1;
    }
    char last = text.at(back - 1);
    if (!text.hangul(back - 1)) {
      return flat(group);
    }
    double shape =
        switch (last) {
          case '로', '길' -> road(back);
          case '동', '리', '가', '읍', '면' -> 0.1;
          default -> -1;
        };
    return shape < 0 ? flat(group) : weigh(group, back, shape);
  }

  private double road(int end) {
    int start = word(end);
    String word = text.text(start, end);
    if (NO_ROADS.contains(word) || word.endsWith("으로") || end - start < 2) {
      return word.equals("종로") ? 0.25 : 0;
    }
    boolean sure =
        word.endsWith("대로") || word.endsWith("번길") || (word.endsWith("길") && text.digit(end - 2));
    return sure ? 0.45 : 0.31;
  }

  private int weigh(int group, int end, double shape) {
    int start = word(end);
    Admin admin = Admin.before(text, start);
    int tail = Tail.after(text, numberEnd(group));
    boolean detailed = tail > numberEnd(group);
    boolean counted = !detailed && counted(numberEnd(group));
    boolean hyphen = text.at(groups.end(group)) == '-' && text.digit(groups.end(group) + 1);
    double confidence = shape + 0.35 * Math.min(2, admin.count());
    confidence += detailed ? 0.3 : 0;
    confidence += hyphen ? text.at(end - 1) == '동' ? 0.36 : 0.2 : 0;
    confidence += announced(start) ? 0.35 : 0;
    confidence += shape >= 0.3 && staying(numberEnd(group)) ? 0.16 : 0;
    confidence -= counted ? 0.6 : 0;
    if (confidence < Find.ENOUGH) {
      return 0;
    }
    finds.add(text.find(Kind.ADDRESS, admin.start(), tail, Math.min(1, confidence)));
    return tail;
  }

  /// `101동 1203호`, with the building's name before it.
  private int flat(int group) {
    int end = groups.end(group);
    if (text.at(end) != '동' || !text.digit(text.at(end + 1) == ' ' ? end + 2 : end + 1)) {
      return 0;
    }
    int tail = Tail.after(text, groups.start(group));
    if (text.at(tail - 1) != '호') {
      return 0;
    }
    int start = groups.start(group);
    if (text.at(start - 1) == ' ' && text.hangul(start - 2)) {
      start = word(start - 1);
    } else if (text.hangul(start - 1)) {
      start = word(start);
    }
    finds.add(text.find(Kind.ADDRESS, Admin.before(text, start).start(), tail, 0.6));
    return tail;
  }

  /// `152`, `152-3`, `736-1번지`.
  private int numberEnd(int group) {
    int end = groups.end(group);
    if (text.at(end) == '-' && text.digit(end + 1)) {
      end++;
      while (text.digit(end)) {
        end++;
      }
    }
    return end;
  }

  private boolean counted(int end) {
    int at = text.at(end) == ' ' ? end + 1 : end;
    return COUNTERS.at(text, at) != null
        || (text.at(end) == '.' && text.digit(end + 1))
        || text.at(end) == ':';
  }

  /// Whether somebody is, lives or goes there: `테헤란로 152에서 봐`.
  private boolean staying(int end) {
    char c = text.at(end);
    return c == '에'
        || c == '\n'
        || c == '('
        || c == ','
        || c == '.'
        || c == '"'
        || text.starts(end, " 앞")
        || text.starts(end, "으로")
        || text.starts(end, "이야")
        || text.starts(end, "입니다")
        || text.starts(end, "이에요")
        || text.starts(end, "로 ");
  }

  private boolean announced(int start) {
    return Context.of(text, start, start).says() == Kind.ADDRESS;
  }

  private int word(int end) {
    int start = end;
    while ((text.hangul(start - 1) || text.digit(start - 1)) && end - start < 15) {
      start--;
    }
    return start;
  }
}
