package chat.maru.search;

import chat.maru.base.ErrorCode;
import chat.maru.base.Fault;
import java.util.Locale;

/// What can go wrong with an index.
public enum SearchError implements ErrorCode {
  /// The index of a room could not be written or was found broken. Its follower reads
  /// [RoomIndex#indexedSeq()] again and continues from there.
  INDEX_LOST(503, true),
  /// Another process holds the index.
  INDEX_LOCKED(503, true);

  private final int status;
  private final boolean retryable;

  SearchError(int status, boolean retryable) {
    this.status = status;
    this.retryable = retryable;
  }

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Fault fault() {
    return Fault.INTERNAL;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public boolean retryable() {
    return retryable;
  }
}
