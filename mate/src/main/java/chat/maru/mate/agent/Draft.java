package chat.maru.mate.agent;

/// Where the words of an answer go while it is written.
@FunctionalInterface
public interface Draft {
  /// New words at `offset` of the answer, in UTF-16 units. Offset 0 begins anew.
  void write(int offset, String text);
}
