package chat.maru.accounts;

import java.util.List;
import java.util.Optional;

/// Where the log of security events is kept.
public interface AuditStore {
  void append(AuditEntry entry);

  /// At most `limit` entries, newest first, older than the entry `before`.
  List<AuditEntry> page(Optional<String> before, int limit);
}
