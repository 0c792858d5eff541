package chat.maru.dates.reading;

/// What of a date the words themselves say; a second date beside it ("3월 2일부터 5일까지") borrows from
/// here what it leaves out.
///
/// @param year 0 where it is not said
/// @param month 0 where it is not said
/// @param day 0 where it is not said
public record Written(int year, int month, int day) {
  public static final Written NOTHING = new Written(0, 0, 0);
}
