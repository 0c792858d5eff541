package chat.maru.bridges.reading;

import chat.maru.bridges.PlaceholderKind;
import java.util.Locale;
import java.util.Set;

/// What a file is by its name.
public final class MediaFile {
  private static final Set<String> PICTURES =
      Set.of("jpg", "jpeg", "png", "gif", "heic", "bmp", "tif", "tiff", "avif");
  private static final Set<String> VIDEOS =
      Set.of("mp4", "mov", "3gp", "mkv", "webm", "avi", "m4v");
  private static final Set<String> SOUNDS =
      Set.of("opus", "ogg", "oga", "m4a", "aac", "amr", "mp3", "wav", "caf");

  private MediaFile() {}

  public static PlaceholderKind kind(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String ending = lower.substring(lower.lastIndexOf('.') + 1);
    if (lower.contains("sticker") || ending.equals("webp")) {
      return PlaceholderKind.EMOTICON;
    }
    if (PICTURES.contains(ending)) {
      return PlaceholderKind.PHOTO;
    }
    if (VIDEOS.contains(ending)) {
      return PlaceholderKind.VIDEO;
    }
    return SOUNDS.contains(ending) ? PlaceholderKind.VOICE : PlaceholderKind.FILE;
  }
}
