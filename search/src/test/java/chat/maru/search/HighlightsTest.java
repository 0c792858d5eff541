package chat.maru.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.search.Highlights.Span;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HighlightsTest {
  private static List<String> marked(String query, String text) {
    return Highlights.find(query, text).stream()
        .map(span -> text.substring(span.start(), span.end()))
        .toList();
  }

  @Test
  void found_words_are_marked_where_they_stand() {
    assertThat(marked("서울", "우리집은서울동쪽입니다")).containsExactly("서울");
    assertThat(marked("서울 동쪽", "동쪽 서울, 서울")).containsExactly("동쪽", "서울", "서울");
    assertThat(marked("서울역으로", "서울역에서 만나")).containsExactly("서울역");
    assertThat(marked("booking", "I Booked it")).containsExactly("Booked");
    assertThat(marked("resta", "the Restaurant")).containsExactly("Resta");
    assertThat(marked("🎉", "와 🎉!")).containsExactly("🎉");
    assertThat(marked("검색", "검은 색")).isEmpty();
  }

  @Test
  void spans_are_utf16_offsets() {
    assertThat(Highlights.find("b", "👍 a b")).containsExactly(new Span(5, 6));
  }

  @Property(tries = 300)
  void spans_lie_in_the_text_in_order(@ForAll String query, @ForAll String text) {
    int end = 0;
    for (Span span : Highlights.find(query, text + query)) {
      assertThat(span.start()).isGreaterThanOrEqualTo(end);
      assertThat(span.end())
          .isGreaterThan(span.start())
          .isLessThanOrEqualTo(text.length() + query.length());
      end = span.end();
    }
  }
}
