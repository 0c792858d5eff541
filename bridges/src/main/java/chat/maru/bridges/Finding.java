package chat.maru.bridges;

import java.util.Locale;

/// Why a part of an export was left out or doubted. The reader's client renders the code; the words
/// here are for the command line and for programs.
public enum Finding {
  BEFORE_FIRST("stands before the first date or message", "첫 날짜나 메시지보다 앞에 있어요"),
  NO_DATE("has a time, but no date line stands above it", "시각은 있지만 위에 날짜 줄이 없어요"),
  BAD_DATE("names a day that does not exist", "없는 날짜예요"),
  BAD_TIME("has a date or time that does not exist", "없는 날짜나 시각이에요"),
  BAD_ENTRY("is no message that can be read", "읽을 수 없는 메시지예요"),
  BAD_ROW("is not a row of three columns", "세 칸으로 된 줄이 아니에요"),
  TOO_LARGE("is longer than a message can be", "메시지 한 개로는 너무 길어요"),
  CUT_OFF("breaks off: the file ends in the middle of it", "파일이 이 줄 중간에서 끊겼어요"),
  INVALID_UTF8("holds bytes that are no text", "글자가 아닌 바이트가 있어요"),
  NUL_REPLACED("held a character that cannot be kept", "보관할 수 없는 문자가 있어서 바꿨어요"),
  DATE_ORDER(
      "has dates that can be read in more than one order; the day was taken to stand first, or the"
          + " year",
      "날짜의 순서를 확실히 알 수 없어서 일이나 연도가 먼저라고 보았어요"),
  OPEN_QUOTE("opens a quote that nothing closes", "따옴표가 닫히지 않았어요"),
  TIME_WENT_BACK(
      "is earlier than the line before it; perhaps an export was pasted into a message",
      "앞줄보다 이른 시각이에요. 다른 대화를 붙여 넣은 것일 수 있어요");

  private final String english;
  private final String korean;

  Finding(String english, String korean) {
    this.english = english;
    this.korean = korean;
  }

  /// The name on the wire.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// A phrase that follows "the line", in Korean for a Korean reader, else in English.
  public String text(Locale reader) {
    return reader.getLanguage().equals("ko") ? korean : english;
  }
}
