package chat.maru.accounts;

import chat.maru.base.Ids;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The log of security events: who did what to which account, from where. It holds no secrets and
/// no text of messages. Blocks; thread-safe.
public final class Audit {
  private static final int MAX_PAGE = 200;

  private final AuditStore store;
  private final Clock clock;

  public Audit(AuditStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// @param kind a stable name in snake_case
  /// @param subject the id of the user, session, key or provider it was done to
  public void record(
      String kind,
      Optional<UserId> actor,
      Optional<String> subject,
      Origin origin,
      JsonObject detail) {
    store.append(
        new AuditEntry(
            Ids.next(clock),
            clock.instant(),
            kind,
            actor,
            subject,
            Optional.of(origin.address()).filter(address -> !address.isEmpty()),
            detail));
  }

  void record(String kind, UserId actor, String subject, Origin origin) {
    record(kind, Optional.of(actor), Optional.of(subject), origin, JsonObject.EMPTY);
  }

  /// Newest first.
  ///
  /// @param before the id of the entry to continue after
  public List<AuditEntry> page(Optional<String> before, int limit) {
    return store.page(before, Math.clamp(limit, 1, MAX_PAGE));
  }
}
