package chat.maru.dates.reading;

import chat.maru.dates.reading.Reading.Days;
import chat.maru.dates.value.Modifier;
import java.time.LocalDate;
import java.util.function.Function;

/// The first, the middle and the last part of weeks, months and years.
///
/// The last part of a period that is running begins today at the earliest: "이달 말" said on the 28th
/// cannot mean the 21st any more. The first part of a year that is running ends today.
public final class Fractions {
  private Fractions() {}

  public static Days of(Almanac almanac, Days whole, Modifier part) {
    return new Days(
        whole.timex(),
        of(almanac, whole.next(), whole.grain(), part),
        of(almanac, whole.last(), whole.grain(), part),
        whole.grain(),
        whole.written(),
        part);
  }

  /// Ten days of a month, as 상순, 중순 and 하순 divide it.
  public static Days third(Days month, Modifier part) {
    Function<Bounds<LocalDate>, Bounds<LocalDate>> cut =
        bounds -> {
          LocalDate first = first(bounds);
          return switch (part) {
            case START -> new Bounds<>(first, first.plusDays(10));
            case MID -> new Bounds<>(first.plusDays(10), first.plusDays(20));
            default -> new Bounds<>(first.plusDays(20), first.plusMonths(1));
          };
        };
    return new Days(
        month.timex(),
        cut.apply(month.next()),
        cut.apply(month.last()),
        Grain.MONTH,
        month.written(),
        part);
  }

  private static Bounds<LocalDate> of(
      Almanac almanac, Bounds<LocalDate> whole, Grain grain, Modifier part) {
    LocalDate first = first(whole);
    Bounds<LocalDate> cut =
        switch (grain) {
          case DAY -> whole;
          case WEEK -> week(first, part);
          case MONTH -> month(first, part);
          case YEAR -> year(first, part);
        };
    LocalDate today = almanac.today();
    LocalDate from = cut.from();
    LocalDate to = cut.to();
    boolean running = from != null && to != null && from.isBefore(today) && today.isBefore(to);
    if (part == Modifier.START && running && grain == Grain.YEAR) {
      return new Bounds<>(from, today);
    }
    return part == Modifier.END && running ? new Bounds<>(today, to) : cut;
  }

  private static Bounds<LocalDate> week(LocalDate monday, Modifier part) {
    return switch (part) {
      case START -> new Bounds<>(monday, monday.plusDays(3));
      case MID -> new Bounds<>(monday.plusDays(1), monday.plusDays(5));
      default -> new Bounds<>(monday.plusDays(3), monday.plusDays(7));
    };
  }

  private static Bounds<LocalDate> month(LocalDate first, Modifier part) {
    return switch (part) {
      case START -> new Bounds<>(first, first.plusDays(15));
      case MID -> new Bounds<>(first.plusDays(9), first.plusDays(20));
      default -> new Bounds<>(first.plusDays(15), first.plusMonths(1));
    };
  }

  private static Bounds<LocalDate> year(LocalDate first, Modifier part) {
    return switch (part) {
      case START -> new Bounds<>(first, first.plusMonths(6));
      case MID -> new Bounds<>(first.plusMonths(3), first.plusMonths(9));
      default -> new Bounds<>(first.plusMonths(6), first.plusMonths(12));
    };
  }

  private static LocalDate first(Bounds<LocalDate> whole) {
    LocalDate first = whole.from();
    if (first == null) {
      throw new IllegalArgumentException("a part of an open stretch (expected: a whole one)");
    }
    return first;
  }
}
