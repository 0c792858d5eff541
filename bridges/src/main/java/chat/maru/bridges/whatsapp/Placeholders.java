package chat.maru.bridges.whatsapp;

import chat.maru.bridges.PlaceholderKind;
import chat.maru.bridges.reading.Invisible;
import chat.maru.bridges.reading.MediaFile;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The sentences that stand for a picture, a file or removed words.
final class Placeholders {
  private static final int LONGEST = 300;

  private static final Map<String, PlaceholderKind> WHOLE =
      Map.ofEntries(
          Map.entry("image omitted", PlaceholderKind.PHOTO),
          Map.entry("이미지 생략됨", PlaceholderKind.PHOTO),
          Map.entry("사진 생략됨", PlaceholderKind.PHOTO),
          Map.entry("gif omitted", PlaceholderKind.PHOTO),
          Map.entry("video omitted", PlaceholderKind.VIDEO),
          Map.entry("동영상 생략됨", PlaceholderKind.VIDEO),
          Map.entry("비디오 생략됨", PlaceholderKind.VIDEO),
          Map.entry("audio omitted", PlaceholderKind.VOICE),
          Map.entry("오디오 생략됨", PlaceholderKind.VOICE),
          Map.entry("음성 메시지 생략됨", PlaceholderKind.VOICE),
          Map.entry("sticker omitted", PlaceholderKind.EMOTICON),
          Map.entry("스티커 생략됨", PlaceholderKind.EMOTICON),
          Map.entry("document omitted", PlaceholderKind.FILE),
          Map.entry("문서 생략됨", PlaceholderKind.FILE),
          Map.entry("contact card omitted", PlaceholderKind.FILE),
          Map.entry("<media omitted>", PlaceholderKind.FILE),
          Map.entry("<미디어 파일 제외됨>", PlaceholderKind.FILE),
          Map.entry("<미디어 파일을 제외한 내용>", PlaceholderKind.FILE),
          Map.entry("<medien ausgeschlossen>", PlaceholderKind.FILE),
          Map.entry("<multimedia omitido>", PlaceholderKind.FILE),
          Map.entry("<médias omis>", PlaceholderKind.FILE),
          Map.entry("<mídia oculta>", PlaceholderKind.FILE),
          Map.entry("this message was deleted", PlaceholderKind.DELETED),
          Map.entry("this message was deleted.", PlaceholderKind.DELETED),
          Map.entry("you deleted this message", PlaceholderKind.DELETED),
          Map.entry("you deleted this message.", PlaceholderKind.DELETED),
          Map.entry("삭제된 메시지입니다.", PlaceholderKind.DELETED),
          Map.entry("이 메시지는 삭제되었습니다.", PlaceholderKind.DELETED),
          Map.entry("이 메시지는 삭제되었습니다", PlaceholderKind.DELETED));

  /// `IMG-20231231-WA0012.jpg (file attached)` in any language, `<attached: 7-PHOTO.jpg>`.
  private static final Pattern ATTACHED =
      Pattern.compile(
          "([^\\n"
              + "]+\\.[A-Za-z0-9]{1,5}) \\([^()\\n"
              + "]{3,40}\\)|<[^:\\n"
              + "]{3,20}: ([^\\n"
              + "]+\\.[A-Za-z0-9]{1,5})>");

  private Placeholders() {}

  /// The kind of thing that `text` stands for, or null if it is somebody's words. A caption under a
  /// file makes it words.
  static @Nullable PlaceholderKind kind(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    String plain = Invisible.plain(text);
    PlaceholderKind whole = WHOLE.get(plain.toLowerCase(Locale.ROOT));
    if (whole != null) {
      return whole;
    }
    Matcher attached = ATTACHED.matcher(plain);
    return attached.matches()
        ? MediaFile.kind(attached.group(1) == null ? attached.group(2) : attached.group(1))
        : null;
  }
}
