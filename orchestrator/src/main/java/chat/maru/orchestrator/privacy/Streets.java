package chat.maru.orchestrator.privacy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds English street addresses: `221B Baker Street, London NW1 6XE`, `350 5th Ave, Apt 4, New
/// York, NY 10118`, `P.O. Box 12`. It starts from the house number.
final class Streets {
  private static final int MOST_WORDS = 4;
  private static final int FARTHEST = 60;

  /// `TRUE`: a street in any case of letters. `FALSE`: only in capitals, for they are everyday
  /// words.
  private static final Words<Boolean> KINDS =
      new Words<Boolean>()
          .add(true, "street,avenue,road,boulevard,lane,blvd,ave,rd,st,parkway,pkwy,highway,hwy")
          .add(
              false,
              "drive,dr,court,ct,place,pl,way,terrace,ter,square,sq,crescent,close,circle,cir,trail,alley,row,mews,grove,hill,walk,broadway,ln,gardens,quay,loop");

  /// Between a number and a street they say that the number counts something.
  private static final Words<Boolean> NO_NAMES =
      new Words<Boolean>()
          .add(
              true,
              "minute,minutes,min,mins,hour,hours,day,days,mile,miles,km,meter,meters,people,the,of,in,on,a,an,to,and,or,is,are,"
                  + "was,times,percent,way,per,year,years,blocks,block,from,by,for,more,new,lane,star,this,that,at,with,feet,am,pm,we,i,you,it");

  private static final Words<Boolean> UNITS =
      new Words<Boolean>().add(true, "apt,apartment,suite,ste,unit,flat,floor,fl,room,rm");

  private final Plain text;
  private final List<Find> finds;

  private Streets(Plain text, List<Find> finds) {
    this.text = text;
    this.finds = finds;
  }

  static void find(Plain text, Groups groups, List<Find> finds) {
    Streets streets = new Streets(text, finds);
    int done = 0;
    for (int i = 0; i < groups.count(); i++) {
      if (groups.length(i) <= 5 && groups.start(i) >= done) {
        done = Math.max(done, streets.look(groups.start(i), groups.end(i)));
      }
    }
  }

  private int look(int start, int end) {
    if (text.alphanumeric(start - 1) || text.at(start - 1) == '.' || text.at(start - 1) == '$') {
      return 0;
    }
    int post = box(start);
    int at = text.letter(end) && !text.alphanumeric(end + 1) ? end + 1 : end;
    if (text.at(at) == '-' && text.digit(at + 1)) {
      at++;
      while (text.digit(at)) {
        at++;
      }
    }
    int street = post >= 0 ? end : street(at);
    if (street < 0) {
      return 0;
    }
    int from = post >= 0 ? post : start;
    int to = rest(street);
    Context context = Context.of(text, from, from);
    double confidence = to > street ? 0.8 : 0.6;
    finds.add(
        text.find(
            Kind.ADDRESS, from, to, confidence + (context.says() == Kind.ADDRESS ? 0.15 : 0)));
    return to;
  }

  /// Where `P.O. Box` before a number begins; -1 if it does not.
  private int box(int number) {
    for (String box : new String[] {"P.O. Box ", "PO Box ", "P.O.Box ", "po box "}) {
      if (text.starts(number - box.length(), box)) {
        return number - box.length();
      }
    }
    return -1;
  }

  /// The end of the street behind a house number; -1 if there is none.
  private int street(int number) {
    int at = number;
    boolean capitals = false;
    for (int words = 0; words <= MOST_WORDS && at - number < FARTHEST; words++) {
      if (text.at(at) != ' ') {
        return -1;
      }
      at++;
      Words.Entry<Boolean> kind = words == 0 && !broadway(at) ? null : KINDS.at(text, at);
      if (kind != null
          && (kind.meaning() ? words > 0 : capital(at) && (capitals || broadway(at)))) {
        int end = at + kind.word().length();
        return text.at(end) == '.' && kind.word().length() <= 4 ? end + 1 : end;
      }
      if (NO_NAMES.at(text, at) != null || !(text.letter(at) || ordinal(at))) {
        return -1;
      }
      capitals |= capital(at) || text.digit(at);
      while (text.alphanumeric(at) || text.at(at) == '\'' || text.at(at) == '.') {
        at++;
      }
    }
    return -1;
  }

  private boolean broadway(int at) {
    return text.starts(at, "Broadway");
  }

  /// `5th`, `42nd`.
  private boolean ordinal(int at) {
    int end = at;
    while (text.digit(end)) {
      end++;
    }
    return end > at
        && end - at <= 3
        && text.letter(end)
        && text.letter(end + 1)
        && !text.alphanumeric(end + 2);
  }

  private boolean capital(int at) {
    return text.at(at) >= 'A' && text.at(at) <= 'Z';
  }

  /// Flat, city, state and postcode.
  private int rest(int street) {
    int end = street;
    for (int i = 0; i < 5; i++) {
      int next = part(end);
      if (next == end) {
        break;
      }
      end = next;
    }
    return end;
  }

  private int part(int end) {
    boolean comma = text.at(end) == ',';
    int at = comma ? end + 1 : end;
    at = text.at(at) == ' ' ? at + 1 : at;
    Words.@Nullable Entry<Boolean> unit = UNITS.at(text, at);
    if (unit != null || text.at(at) == '#') {
      int i = unit == null ? at + 1 : at + unit.word().length();
      i = text.at(i) == '.' ? i + 1 : i;
      i = text.at(i) == ' ' ? i + 1 : i;
      int from = i;
      while (text.alphanumeric(i) || (text.at(i) == '-' && text.alphanumeric(i + 1))) {
        i++;
      }
      return i > from && i - from <= 6 ? i : end;
    }
    int code = postcode(at);
    if (code > at) {
      return code;
    }
    return comma && capital(at) ? city(at, end) : end;
  }

  private int city(int at, int end) {
    int i = at;
    for (int words = 0; words < 3 && capital(i); words++) {
      while (text.letter(i) || text.at(i) == '.') {
        i++;
      }
      if (text.at(i) != ' ' || !capital(i + 1) || postcode(i + 1) > i + 1) {
        break;
      }
      i++;
    }
    i = text.at(i - 1) == '.' ? i - 1 : i;
    return i - at >= 2 ? state(i) : end;
  }

  /// `, IL` behind a city.
  private int state(int end) {
    int at = text.at(end) == ',' ? end + 1 : end;
    at = text.at(at) == ' ' ? at + 1 : at;
    boolean two = capital(at) && capital(at + 1) && !text.alphanumeric(at + 2);
    return two && at > end && text.at(end) == ',' ? at + 2 : end;
  }

  /// `NY 10118`, `10118-1234`, `NW1 6XE`; `at` itself if none.
  private int postcode(int at) {
    int i = at;
    if (capital(i) && capital(i + 1) && text.at(i + 2) == ' ') {
      i += 3;
    }
    int digits = i;
    while (text.digit(i)) {
      i++;
    }
    if (i - digits == 5 && !text.letter(i)) {
      return text.at(i) == '-' && text.digit(i + 1) ? i + 5 : i;
    }
    int from = at;
    while (text.alphanumeric(from) && from - at < 4) {
      from++;
    }
    boolean british =
        capital(at)
            && from - at >= 2
            && text.at(from) == ' '
            && text.digit(from + 1)
            && capital(from + 2)
            && capital(from + 3)
            && !text.alphanumeric(from + 4);
    return british ? from + 4 : at;
  }
}
