package chat.maru.dates.holiday;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;

import chat.maru.dates.holiday.Holiday.Easter;
import chat.maru.dates.holiday.Holiday.Fixed;
import chat.maru.dates.holiday.Holiday.Lunar;
import chat.maru.dates.holiday.Holiday.LunarEve;
import chat.maru.dates.holiday.Holiday.Nth;
import java.util.List;

/// The holidays that are known by name.
public final class Holidays {
  public static final List<Holiday> ALL =
      List.of(
          day("새해|신정|양력설|양력\\s설날|새해\\s첫날|설날\\s아침", "new year's day|new years day|new year", 1, 1),
          lunar("설날|음력설|구정|설", "seollal|korean new year|lunar new year|lunar new year's day", 1, 1),
          new Holiday(
              names("섣달\\s?그믐날|섣달\\s?그믐|까치설날"), names("lunar new year's eve"), new LunarEve()),
          lunar("정월\\s?대보름|대보름", "daeboreum", 1, 15),
          lunar("단오|단오절", "dano", 5, 5),
          lunar("석가탄신일|부처님\\s?오신\\s?날|초파일|사월\\s?초파일|불탄일", "buddha's birthday", 4, 8),
          lunar("칠석|칠월\\s?칠석", "", 7, 7),
          lunar("추석|한가위|중추절", "chuseok|korean thanksgiving", 8, 15),
          day("발렌타인데이|밸런타인데이|발렌타인\\s데이|밸런타인\\s데이", "valentine's day|valentines day", 2, 14),
          day("삼일절|3\\.1절|3·1절|31절", "independence movement day", 3, 1),
          day("국제\\s여성의\\s날|세계\\s여성의\\s날|여성의\\s날", "international women's day", 3, 8),
          day("화이트데이|화이트\\s데이", "white day", 3, 14),
          day("만우절", "april fools' day|april fool's day|april fools day", 4, 1),
          day("식목일", "arbor day", 4, 5),
          day("지구의\\s?날", "earth day", 4, 22),
          day("근로자의\\s?날|노동절|메이데이|국제\\s노동자의\\s날|노동자의\\s날", "may day|labour day", 5, 1),
          day("어린이날|어린이\\s날", "children's day", 5, 5),
          day("어버이날|어버이\\s날", "parents' day|parents day", 5, 8),
          day("스승의\\s?날|교사의\\s?날", "teachers' day|teacher's day", 5, 15),
          nth("성년의\\s?날", "coming-of-age day", 5, 3, MONDAY),
          nth("어머니의\\s?날", "mother's day|mothers day", 5, 2, SUNDAY),
          nth("아버지의\\s?날", "father's day|fathers day", 6, 3, SUNDAY),
          day("현충일", "memorial day of korea", 6, 6),
          day("제헌절", "constitution day", 7, 17),
          day("광복절", "liberation day", 8, 15),
          day("국군의\\s?날", "armed forces day", 10, 1),
          day("개천절|건국기념일", "national foundation day", 10, 3),
          day("한글날|한글\\s날", "hangul day", 10, 9),
          day("유엔의\\s?날|국제연합일", "united nations day", 10, 24),
          day("할로윈|핼러윈|할로윈데이|핼러윈데이", "halloween", 10, 31),
          day("빼빼로데이", "pepero day", 11, 11),
          nth("추수감사절", "thanksgiving day|thanksgiving", 11, 4, THURSDAY),
          day("크리스마스\\s?이브|성탄절\\s?이브|성탄전야", "christmas eve", 12, 24),
          day("크리스마스|성탄절|기독탄신일", "christmas day|christmas|xmas", 12, 25),
          day("섣달\\s?말일|새해\\s?전날", "new year's eve|new years eve", 12, 31),
          day("독립\\s?기념일|미국\\s?독립기념일", "independence day", 7, 4),
          nth(
              "마틴\\s?루터\\s?킹\\s?데이|마틴\\s?루터\\s?킹의?\\s?날",
              "martin luther king day|mlk day",
              1,
              3,
              MONDAY),
          nth("미국\\s?현충일", "memorial day", 5, 0, MONDAY),
          nth("미국\\s?노동절", "labor day", 9, 1, MONDAY),
          new Holiday(names("부활절"), names("easter sunday|easter"), new Easter(0)),
          new Holiday(names("성금요일"), names("good friday"), new Easter(-2)),
          new Holiday(names("클린\\s?먼데이"), names("clean monday"), new Easter(-48)));

  private Holidays() {}

  private static Holiday day(String korean, String english, int month, int day) {
    return new Holiday(names(korean), names(english), new Fixed(month, day));
  }

  private static Holiday lunar(String korean, String english, int month, int day) {
    return new Holiday(names(korean), names(english), new Lunar(month, day));
  }

  private static Holiday nth(
      String korean, String english, int month, int nth, java.time.DayOfWeek day) {
    return new Holiday(names(korean), names(english), new Nth(month, nth, day));
  }

  /// Names as patterns: a blank may stand where people put one.
  private static List<String> names(String patterns) {
    return patterns.isEmpty() ? List.of() : List.of(patterns.split("\\|", -1));
  }
}
