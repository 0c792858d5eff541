package chat.maru.bridges.importing;

/// What is remembered of an imported message, so that it is known when it comes again.
///
/// @param minute minutes of the export's wall clock since 1970
/// @param pos its place within the minute; later imports fill gaps
/// @param importNo the import that added it
/// @param n its number in that import's file
/// @param speaker number of the speaker in the chat; [#NOTICE] for notices
/// @param print of what it says
/// @param deleted whether the words were removed before the export was made
/// @param wallMs milliseconds of the wall clock since 1970
public record LedgerRow(
    long minute,
    long pos,
    long importNo,
    long n,
    int speaker,
    long print,
    boolean deleted,
    long wallMs) {
  /// The speaker of what nobody speaks.
  public static final int NOTICE = -1;

  /// The key by which the messenger knows the message.
  String key() {
    return key(importNo, n);
  }

  static String key(long importNo, long n) {
    return "bridge:" + importNo + ":" + n;
  }
}
