package chat.maru.bridges.kakaotalk;

import chat.maru.bridges.PlaceholderKind;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What KakaoTalk writes in the place of things that are no text. Only a whole text counts: who
/// quotes one of them in a longer text has written a message.
final class Placeholders {
  private static final Map<String, PlaceholderKind> WHOLE =
      Map.ofEntries(
          Map.entry("사진", PlaceholderKind.PHOTO),
          Map.entry("<사진>", PlaceholderKind.PHOTO),
          Map.entry("(사진)", PlaceholderKind.PHOTO),
          Map.entry("<사진 읽지 않음>", PlaceholderKind.PHOTO),
          Map.entry("Photo", PlaceholderKind.PHOTO),
          Map.entry("photo", PlaceholderKind.PHOTO),
          Map.entry("<Photo>", PlaceholderKind.PHOTO),
          Map.entry("동영상", PlaceholderKind.VIDEO),
          Map.entry("<동영상 읽지 않음>", PlaceholderKind.VIDEO),
          Map.entry("Video", PlaceholderKind.VIDEO),
          Map.entry("이모티콘", PlaceholderKind.EMOTICON),
          Map.entry("(이모티콘)", PlaceholderKind.EMOTICON),
          Map.entry("(emoticon)", PlaceholderKind.EMOTICON),
          Map.entry("Emoticons", PlaceholderKind.EMOTICON),
          Map.entry("음성메시지", PlaceholderKind.VOICE),
          Map.entry("Voice message", PlaceholderKind.VOICE),
          Map.entry("삭제된 메시지입니다.", PlaceholderKind.DELETED),
          Map.entry("메시지가 삭제되었습니다.", PlaceholderKind.DELETED),
          Map.entry("The message has been deleted.", PlaceholderKind.DELETED));
  private static final int LONGEST_WHOLE = 32;
  private static final Pattern PHOTOS = Pattern.compile("사진 \\d{1,3}장|\\d{1,3} photos");
  private static final Pattern MEDIA = Pattern.compile("[0-9a-f]{64}\\.(jpg|jpeg|png|gif|mp4)");
  private static final Pattern FILE =
      Pattern.compile("(?:파일 ?|File ?): ?\\S[^\\n]{0,254}\\.[A-Za-z0-9]{1,10}");

  private Placeholders() {}

  /// The kind of thing that `text` stands for, or null if it is just text.
  static @Nullable PlaceholderKind kind(String text) {
    if (text.length() <= LONGEST_WHOLE) {
      PlaceholderKind whole = WHOLE.get(text);
      if (whole != null) {
        return whole;
      }
      if (PHOTOS.matcher(text).matches()) {
        return PlaceholderKind.PHOTOS;
      }
    }
    if ((text.startsWith("파일") || text.startsWith("File")) && FILE.matcher(text).matches()) {
      return PlaceholderKind.FILE;
    }
    return text.length() <= 70 && MEDIA.matcher(text).matches() ? media(text) : null;
  }

  private static PlaceholderKind media(String text) {
    return text.endsWith(".mp4") ? PlaceholderKind.VIDEO : PlaceholderKind.PHOTO;
  }
}
