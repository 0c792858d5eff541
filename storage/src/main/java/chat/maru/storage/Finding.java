package chat.maru.storage;

/// Something that is not as it must be in stored data.
///
/// @param where the table, room or index, by name and id; never words of people
/// @param what in one line: what was found and what was expected
public record Finding(String where, String what) {
  @Override
  public String toString() {
    return where + ": " + what;
  }
}
