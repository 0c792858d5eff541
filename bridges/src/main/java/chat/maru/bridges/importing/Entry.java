package chat.maru.bridges.importing;

import chat.maru.bridges.ExportRecord;
import org.jspecify.annotations.Nullable;

/// A record of the file that is being imported.
///
/// @param n its number in the file: messages and notices, counted from 0
/// @param speaker null for notices
/// @param minute minutes of the wall clock since 1970
/// @param print of what it says, see [Print]
/// @param deleted whether the words were removed before the export was made
record Entry(
    long n,
    ExportRecord source,
    @Nullable String speaker,
    long minute,
    long print,
    boolean deleted) {
  boolean notice() {
    return speaker == null;
  }
}
