package chat.maru.search;

import chat.maru.base.ErrorEntry;
import chat.maru.base.Fault;

/// What can go wrong with an index.
public enum SearchError implements ErrorEntry {
  /// The index of a room could not be written or was found broken. Its follower reads
  /// [RoomIndex#indexedSeq()] again and continues from there.
  INDEX_LOST(503, true),
  /// Another process holds the index.
  INDEX_LOCKED(503, true);

  private final Meaning meaning;

  SearchError(int status, boolean retryable) {
    meaning = new Meaning(Fault.INTERNAL, status, retryable);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
