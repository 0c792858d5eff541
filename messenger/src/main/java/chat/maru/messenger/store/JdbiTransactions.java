package chat.maru.messenger.store;

import chat.maru.messenger.Transactions;
import chat.maru.messenger.Tx;
import chat.maru.storage.Database;
import java.util.function.Function;
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

  @Override
  public <T extends @Nullable Object> T write(Function<Tx, T> act) {
    return database.write(handle -> act.apply(new JdbiTx(handle)));
  }
}
