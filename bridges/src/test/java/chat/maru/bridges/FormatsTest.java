package chat.maru.bridges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.bridges.testing.Exports;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormatsTest {
  @Test
  void several_lines_decide_and_a_header_alone_does_not() {
    String line = "2023년 7월 9일 오후 8:34, 민지 : 안녕\n";
    assertThat(name(line + line)).isEqualTo("kakaotalk-android");
    assertThat(name("민지 님과 카카오톡 대화\n\n" + line)).isEqualTo("kakaotalk-android");
    assertThat(error(line)).isEqualTo(ImportError.IMPORT_UNKNOWN);
    assertThat(error("민지 님과 카카오톡 대화\n저장한 날짜 : 2023년 7월 9일 오후 8:34\n\n"))
        .isEqualTo(ImportError.IMPORT_NO_MESSAGES);
  }

  @Test
  void a_pasted_export_does_not_outweigh_the_file() {
    assertThat(
            name(
                """
                2023년 7월 9일 오후 8:34, 민지 : 이거
                [준호] [오전 9:05] 하나
                [준호] [오전 9:05] 둘
                2023년 7월 9일 오후 8:35, 민지 : 봤어?
                """))
        .isEqualTo("kakaotalk-android");
  }

  @Test
  void other_texts_are_unknown() {
    assertThat(error("그냥 글\n두 줄짜리\n")).isEqualTo(ImportError.IMPORT_UNKNOWN);
    assertThat(error("name,age\nKim,3\nLee,4\n")).isEqualTo(ImportError.IMPORT_UNKNOWN);
  }

  @Test
  void other_messengers_are_named() {
    assertThat(
            foreign(
                """
                [LINE] Chat history with Kim
                Saved on: 2023/07/09

                2023/07/09(Sun)
                20:34\tKim\thi
                """))
        .isEqualTo("line");
    assertThat(foreign("7/9/23, 20:34 - Kim: hi\n7/9/23, 20:35 - Lee: ho\n")).isEqualTo("whatsapp");
    assertThat(foreign("[2023. 7. 9. 오후 8:34:02] 민지: 안녕\n[2023. 7. 9. 오후 8:34:05] 준호: 응\n"))
        .isEqualTo("whatsapp");
    assertThat(foreign("{\n \"name\": \"x\",\n \"messages\": [{\"from_id\": \"user1\"}]}"))
        .isEqualTo("telegram");
    assertThat(
            foreign(
                "{\"guild\": {}, \"channel\": {}, \"messages\": [{\"timestampEdited\": null}]}"))
        .isEqualTo("discord");
    assertThat(foreign("[{\"type\":\"message\",\"ts\":\"1688902440.000100\"}]")).isEqualTo("slack");
  }

  @Test
  void an_unknown_kind_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> Exports.FORMATS.requireKind("icq"))
        .isInstanceOfSatisfying(
            MaruException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ImportError.IMPORT_KIND);
              assertThat(e.message()).contains("icq").contains("kakaotalk");
            });
  }

  @Test
  void errors_speak_korean_and_english() {
    for (ImportError error : ImportError.values()) {
      assertThat(error.text(Locale.KOREAN, Map.of())).matches("(?s).*[가-힣].*");
      assertThat(error.text(Locale.ENGLISH, Map.of())).doesNotMatch("(?s).*[가-힣].*");
    }
    for (Finding finding : Finding.values()) {
      assertThat(finding.text(Locale.KOREAN)).matches("(?s).*[가-힣].*");
      assertThat(finding.text(Locale.ENGLISH)).doesNotMatch("(?s).*[가-힣].*");
    }
    assertThat(ImportError.IMPORT_ENCODING.text(Locale.KOREAN, Map.of("encoding", "UTF-16")))
        .contains("UTF-16");
  }

  private static String name(String text) {
    return Exports.format(Exports.file("a.txt", text)).name();
  }

  private static ErrorOf failure(String text) {
    try {
      return new ErrorOf(name(text), null);
    } catch (MaruException e) {
      return new ErrorOf("", e);
    }
  }

  private static chat.maru.base.ErrorCode error(String text) {
    return failure(text).require().code();
  }

  private static String foreign(String text) {
    MaruException e = failure(text).require();
    assertThat(e.code()).isEqualTo(ImportError.IMPORT_FOREIGN);
    return JsonObject.paramsOf(e).requireString("found");
  }

  private record ErrorOf(String name, @org.jspecify.annotations.Nullable MaruException error) {
    MaruException require() {
      if (error == null) {
        throw new AssertionError("recognised as " + name);
      }
      return error;
    }
  }
}
