package chat.maru.bridges.line;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.bridges.testing.Exports;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTextTest {
  @Test
  void a_japanese_chat() {
    assertThat(
            read(
                """
                [LINE] 花子とのトーク履歴
                保存日時：2023/06/24 20:00

                2023/06/24(土)
                9:05\t花子\tおはよう\tね
                24:53\t太郎\t[スタンプ]
                10:00\t\t\u2068太郎\u2069が退会しました。
                10:01\t花子\t☎ 通話時間 1:23
                """))
        .containsExactly(
            "2023-06-24T09:05 花子: おはよう\tね",
            "? 6 time_went_back",
            "2023-06-24T00:53 太郎 <emoticon>",
            "2023-06-24T10:00 * 太郎が退会しました。",
            "2023-06-24T10:01 * ☎ 通話時間 1:23");
  }

  @Test
  void texts_of_several_lines_stand_in_quotes() {
    assertThat(
            read(
                """
                [LINE] Chat history in Walkers

                2024/01/15(Mon)
                09:30\tKim\t"first ""line""

                2024/01/16(Tue)
                last"
                09:31\tLee\t"quoted" and not open
                09:32\tKim\t"never closed
                09:33\tLee\tnext
                """))
        .containsExactly(
            "2024-01-15T09:30 Kim: first \"line\"⏎⏎2024/01/16(Tue)⏎last",
            "2024-01-15T09:31 Lee: \"quoted\" and not open",
            "? 9 open_quote",
            "2024-01-15T09:32 Kim: never closed",
            "2024-01-15T09:33 Lee: next");
  }

  @Test
  void english_days_come_in_two_orders() {
    assertThat(
            read(
                """
                [LINE] Chat history with Kim

                Fri, 1/30/2026
                9:30AM\tKim\ta
                Sat, 1/31/2026
                04:35PM\tKim\tb
                """))
        .containsExactly("2026-01-30T09:30 Kim: a", "2026-01-31T16:35 Kim: b");
    assertThat(
            read(
                """
                [LINE] Chat history with Kim

                Sun, 26/04/2026
                下午07:04\tKim\ta
                Mon, 27/04/2026
                上午07:04\tKim\tb
                """))
        .containsExactly("2026-04-26T19:04 Kim: a", "2026-04-27T07:04 Kim: b");
  }

  private static List<String> read(String text) {
    return Exports.readAny(Exports.file("[LINE] chat.txt", text));
  }
}
