package chat.maru.orchestrator.responses;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where responses are kept. Thread-safe; its calls block.
public interface ResponseStore {
  /// Keeps a response; one of the same key and id is replaced.
  void put(StoredResponse response);

  /// One that is kept at `now`.
  Optional<StoredResponse> find(String key, String id, Instant now);

  /// A response and those before it that it continues, the first one first; empty if it is not
  /// kept. If one before it is gone, the list begins after the gap.
  List<StoredResponse> chain(String key, String id, Instant now);

  /// The response that has an item of this id.
  Optional<StoredResponse> withItem(String key, String item, Instant now);

  /// Keeps these until `until`, if they would have gone sooner.
  void prolong(String key, List<String> ids, Instant until);

  /// Whether there was one.
  boolean delete(String key, String id);

  /// Removes at most `limit` whose time is over.
  ///
  /// @return how many
  int removeExpired(Instant now, int limit);

  /// Removes at most `limit` of the oldest of each key that keeps more than `bytes`.
  ///
  /// @return how many
  int removeBeyond(long bytes, int limit);
}
