package chat.maru.messenger.files;

import chat.maru.base.config.ConfigSection;

/// How much may be sent.
///
/// @param maxFileBytes the largest file
/// @param perUserBytes all files of one user together, thumbnails not counted
public record FileLimits(long maxFileBytes, long perUserBytes) {
  private static final long MEGABYTE = 1 << 20;

  /// 2 GiB a file, 20 GiB a user.
  public static final FileLimits DEFAULT = ofMegabytes(2_048, 20_480);

  public static FileLimits ofMegabytes(long maxFile, long perUser) {
    return new FileLimits(maxFile * MEGABYTE, perUser * MEGABYTE);
  }

  /// The section `files`.
  public static FileLimits read(ConfigSection section) {
    FileLimits limits =
        ofMegabytes(
            section.integer("maxFileMb", 2_048, 1, 1_000_000),
            section.integer("perUserMb", 20_480, 1, 100_000_000));
    section.end();
    return limits;
  }
}
