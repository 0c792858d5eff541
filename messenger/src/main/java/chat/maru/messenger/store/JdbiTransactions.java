package chat.maru.messenger.store;

import chat.maru.messenger.Transactions;
import chat.maru.messenger.Tx;
import chat.maru.storage.Database;
import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// The messenger's tables in the deployment's database.
public final class JdbiTransactions implements Transactions {
  private final Database database;

  public JdbiTransactions(Database database) {
    this.database = database;
  }

  @Override
  public <T extends @Nullable Object> T read(Function<Tx, T> query) {
    return database.read(handle -> query.apply(new JdbiTx(handle)));
  }

  /// An act looks whether a thing is there before it makes it. On PostgreSQL two that look at the
  /// same time both see nothing; the one that then collides looks once more.
  @Override
  public <T extends @Nullable Object> T write(Function<Tx, T> act) {
    try {
      return database.write(handle -> act.apply(new JdbiTx(handle)));
    } catch (JdbiException e) {
      if (!Database.isDuplicate(e)) {
        throw e;
      }
      return database.write(handle -> act.apply(new JdbiTx(handle)));
    }
  }
}
