package chat.maru.bridges.testing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Chats that nobody had, and how each app would export them.
public final class Chats {
  /// One thing that was said.
  ///
  /// @param speaker null for a notice
  public record Said(LocalDateTime at, String speaker, String text) {}

  private static final String[] NAMES = {"민지", "이준호", "최유나 [회계]", "Kim, Lee", "A님/3 #1", "b] [c"};
  private static final String[] TEXTS = {
    "ㅋㅋ",
    "ㅋㅋ",
    "네",
    "그래 : 좋아",
    "사진",
    "첫 줄\n\n  셋째 줄",
    "🌿 좋은 아침",
    " 앞에 빈칸",
    "뒤에 빈칸 ",
    "",
    "(emoticon)",
    "a \"b\", c",
    "1. 하나\n2. 둘",
    "[공지] 내일"
  };

  private Chats() {}

  /// A chat of `size` messages, several of them in one minute, many of them equal.
  public static List<Said> random(long seed, int size) {
    Random random = new Random(seed);
    List<Said> chat = new ArrayList<>();
    LocalDateTime at = LocalDateTime.of(2023, 7, 9, 20, 30);
    for (int i = 0; i < size; i++) {
      if (random.nextInt(3) == 0) {
        at = at.plusMinutes(1 + random.nextInt(random.nextInt(20) == 0 ? 2_000 : 10));
      }
      String text = TEXTS[random.nextInt(TEXTS.length)];
      chat.add(
          new Said(
              at,
              NAMES[random.nextInt(NAMES.length)],
              random.nextInt(3) == 0 ? text + "~" + random.nextInt(1_000) : text));
    }
    return chat;
  }

  /// As Windows writes it; [Exports#crlf] knows what `⏎` is.
  public static String windows(List<Said> chat) {
    StringBuilder out = new StringBuilder("방 님과 카카오톡 대화\n저장한 날짜 : 2030-01-01 00:00:00\n");
    LocalDate day = null;
    for (Said said : chat) {
      if (!said.at().toLocalDate().equals(day)) {
        day = said.at().toLocalDate();
        out.append(format("\n--------------- yyyy년 M월 d일 EEEE ---------------\n", said.at()));
      }
      out.append('[').append(said.speaker()).append("] [").append(format("a h:mm", said.at()));
      out.append("] ").append(said.text().replace("\n", "⏎\n")).append('\n');
    }
    return Exports.crlf(out.toString());
  }

  /// As Android writes it.
  public static String android(List<Said> chat) {
    StringBuilder out = new StringBuilder("방 4 님과 카카오톡 대화\n저장한 날짜 : 2030년 1월 1일 오전 1:00\n\n");
    LocalDate day = null;
    for (Said said : chat) {
      String stamp = format("yyyy년 M월 d일 a h:mm", said.at());
      if (!said.at().toLocalDate().equals(day)) {
        day = said.at().toLocalDate();
        out.append('\n').append(stamp).append('\n');
      }
      out.append(stamp).append(", ").append(said.speaker()).append(" : ");
      out.append(said.text().replace("\n", "⏎\n")).append('\n');
    }
    return Exports.crlf(out.toString());
  }

  /// As an English iPhone writes it.
  public static String ios(List<Said> chat) {
    StringBuilder out =
        new StringBuilder("Talk_2030.1.1 01:00-1.txt\nDate Saved : Jan 1, 2030 at 01:00\n\n");
    LocalDate day = null;
    for (Said said : chat) {
      if (!said.at().toLocalDate().equals(day)) {
        day = said.at().toLocalDate();
        out.append('\n').append(english("EEEE, MMMM d, yyyy", said.at())).append('\n');
      }
      out.append(english("MMM d, yyyy 'at' HH:mm", said.at())).append(", ");
      out.append(said.speaker()).append(" : ").append(said.text().replace("\n", "⏎\n"));
      out.append('\n');
    }
    return Exports.crlf(out.toString());
  }

  /// As a Mac writes it.
  public static String csv(List<Said> chat) {
    StringBuilder out = new StringBuilder("Date,User,Message\n");
    for (Said said : chat) {
      out.append(format("yyyy-MM-dd HH:mm:ss", said.at())).append(',');
      out.append(quoted(said.speaker())).append(',').append(quoted(said.text())).append('\n');
    }
    return out.toString();
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static String format(String pattern, LocalDateTime at) {
    return DateTimeFormatter.ofPattern(pattern, Locale.KOREAN).format(at);
  }

  private static String english(String pattern, LocalDateTime at) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at);
  }
}
