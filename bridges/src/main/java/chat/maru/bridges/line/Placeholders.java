package chat.maru.bridges.line;

import chat.maru.bridges.PlaceholderKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands in brackets for a picture, a sticker, a file.
final class Placeholders {
  private static final Map<String, PlaceholderKind> WHOLE =
      Map.ofEntries(
          Map.entry("[写真]", PlaceholderKind.PHOTO),
          Map.entry("[画像]", PlaceholderKind.PHOTO),
          Map.entry("[Photo]", PlaceholderKind.PHOTO),
          Map.entry("[사진]", PlaceholderKind.PHOTO),
          Map.entry("[照片]", PlaceholderKind.PHOTO),
          Map.entry("[アルバム]", PlaceholderKind.PHOTOS),
          Map.entry("[Album]", PlaceholderKind.PHOTOS),
          Map.entry("[앨범]", PlaceholderKind.PHOTOS),
          Map.entry("[動画]", PlaceholderKind.VIDEO),
          Map.entry("[Video]", PlaceholderKind.VIDEO),
          Map.entry("[동영상]", PlaceholderKind.VIDEO),
          Map.entry("[影片]", PlaceholderKind.VIDEO),
          Map.entry("[スタンプ]", PlaceholderKind.EMOTICON),
          Map.entry("[Sticker]", PlaceholderKind.EMOTICON),
          Map.entry("[스티커]", PlaceholderKind.EMOTICON),
          Map.entry("[貼圖]", PlaceholderKind.EMOTICON),
          Map.entry("[ボイスメッセージ]", PlaceholderKind.VOICE),
          Map.entry("[Voice message]", PlaceholderKind.VOICE),
          Map.entry("[음성 메시지]", PlaceholderKind.VOICE),
          Map.entry("[語音訊息]", PlaceholderKind.VOICE),
          Map.entry("[ファイル]", PlaceholderKind.FILE),
          Map.entry("[File]", PlaceholderKind.FILE),
          Map.entry("[파일]", PlaceholderKind.FILE),
          Map.entry("[檔案]", PlaceholderKind.FILE),
          Map.entry("[連絡先]", PlaceholderKind.FILE),
          Map.entry("[Contact]", PlaceholderKind.FILE),
          Map.entry("[연락처]", PlaceholderKind.FILE),
          Map.entry("[位置情報]", PlaceholderKind.FILE),
          Map.entry("[Location]", PlaceholderKind.FILE),
          Map.entry("[위치정보]", PlaceholderKind.FILE),
          Map.entry("[ノート]", PlaceholderKind.FILE),
          Map.entry("[Note]", PlaceholderKind.FILE),
          Map.entry("[노트]", PlaceholderKind.FILE));

  private Placeholders() {}

  static @Nullable PlaceholderKind kind(String text) {
    return text.startsWith("[") ? WHOLE.get(text) : null;
  }

  /// Whether it is a line about a call, which nobody says.
  static boolean isCall(String text) {
    return text.startsWith("☎");
  }
}
