package chat.maru.bridges.kakaotalk;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.bridges.PlaceholderKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "사진|PHOTO",
        "<사진>|PHOTO",
        "(사진)|PHOTO",
        "<사진 읽지 않음>|PHOTO",
        "Photo|PHOTO",
        "photo|PHOTO",
        "<Photo>|PHOTO",
        "사진 12장|PHOTOS",
        "3 photos|PHOTOS",
        "동영상|VIDEO",
        "<동영상 읽지 않음>|VIDEO",
        "Video|VIDEO",
        "이모티콘|EMOTICON",
        "(이모티콘)|EMOTICON",
        "(emoticon)|EMOTICON",
        "Emoticons|EMOTICON",
        "음성메시지|VOICE",
        "Voice message|VOICE",
        "파일: 회의록.hwp|FILE",
        "파일 : 회의록 1.pdf|FILE",
        "File: notes.txt|FILE",
        "삭제된 메시지입니다.|DELETED",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.jpg|PHOTO"
      })
  void a_whole_text_is_a_placeholder(String text, PlaceholderKind kind) {
    assertThat(Placeholders.kind(text)).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "사진 보내줘",
        "사진\n",
        "내 사진",
        "삭제된 메시지입니다. 라고 떠",
        "Photo!",
        "파일: 이따 보낼게",
        "Emoticons hi",
        ""
      })
  void more_than_it_is_text(String text) {
    assertThat(Placeholders.kind(text)).isNull();
  }

  @Test
  void languages_and_devices_mean_the_same() {
    assertThat(sense("사진")).isEqualTo(sense("Photo")).isEqualTo(sense("(사진)"));
    assertThat(sense("사진 3장")).isEqualTo(sense("3 photos")).isNotEqualTo(sense("4 photos"));
    assertThat(sense("파일: a.hwp")).isEqualTo(sense("File: a.hwp"));
    assertThat(sense("Emoticons hi")).isEqualTo(sense("hi"));
    assertThat(sense("\u1112\u1161\u11ab")).isEqualTo(sense("한"));
    assertThat(sense("사진")).isNotEqualTo(sense("동영상"));
  }

  private static String sense(String text) {
    var stamp = new chat.maru.bridges.Stamp.Wall(java.time.LocalDateTime.of(2023, 7, 9, 20, 34));
    PlaceholderKind kind = Placeholders.kind(text);
    return Sense.of(
        kind == null
            ? new chat.maru.bridges.ExportRecord.Message(1, stamp, "민지", text)
            : new chat.maru.bridges.ExportRecord.Placeholder(1, stamp, "민지", kind, text));
  }
}
