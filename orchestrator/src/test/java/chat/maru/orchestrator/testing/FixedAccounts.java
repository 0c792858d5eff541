package chat.maru.orchestrator.testing;

import chat.maru.edge.Caller;
import chat.maru.edge.testing.FixedCallers;
import chat.maru.storage.Database;
import java.util.List;

/// The rows of accounts and keys behind [FixedCallers], for what belongs to a key in the database.
public final class FixedAccounts {
  private FixedAccounts() {}

  /// The key that the token `mk-…` of a caller stands for.
  public static String key(Caller caller) {
    return Caller.Kind.KEY + "-" + caller.user();
  }

  public static void put(Database database) {
    for (Caller caller :
        List.of(FixedCallers.ALICE, FixedCallers.BOB, FixedCallers.CAROL, FixedCallers.DAVE)) {
      database.write(
          handle -> {
            handle
                .createUpdate(
                    """
                    INSERT INTO users (id, name, name_key, display_name, role, locale, time_zone,
                      password_hash, created_at)
                    VALUES (:id, :id, :id, :id, 'MEMBER', 'en', 'UTC', '', 0)
                    ON CONFLICT (id) DO NOTHING\
                    """)
                .bind("id", caller.user().value())
                .execute();
            return handle
                .createUpdate(
                    """
                    INSERT INTO api_keys (id, user_id, name, secret_hash, prefix, created_at)
                    VALUES (:key, :id, 'test', :key, 'mk', 0)
                    ON CONFLICT (id) DO NOTHING\
                    """)
                .bind("id", caller.user().value())
                .bind("key", key(caller))
                .execute();
          });
    }
  }
}
