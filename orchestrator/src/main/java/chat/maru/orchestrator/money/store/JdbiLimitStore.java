package chat.maru.orchestrator.money.store;

import chat.maru.orchestrator.money.AccountId;
import chat.maru.orchestrator.money.Limit;
import chat.maru.orchestrator.money.LimitStore;
import chat.maru.orchestrator.money.Period;
import chat.maru.orchestrator.money.Scope;
import chat.maru.storage.Database;
import java.util.List;
import java.util.Locale;

/// Budgets that the operator set, in the database.
public final class JdbiLimitStore implements LimitStore {
  private final Database database;

  public JdbiLimitStore(Database database) {
    this.database = database;
  }

  @Override
  public List<Limit> list() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT scope, scope_id, period, limit_micros FROM budget")
                .map(
                    (row, _) ->
                        Limit.budget(
                            new Scope(
                                Scope.Kind.valueOf(upper(row.getString("scope"))),
                                row.getString("scope_id")),
                            Period.valueOf(upper(row.getString("period"))),
                            row.getLong("limit_micros"),
                            false))
                .list());
  }

  @Override
  public void put(Limit limit) {
    AccountId account = limit.account();
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO budget (scope, scope_id, period, limit_micros)
                    VALUES (:scope, :id, :period, :most)
                    ON CONFLICT (scope, scope_id, period)
                    DO UPDATE SET limit_micros = excluded.limit_micros""")
                .bind("scope", account.scope().kind().code())
                .bind("id", account.scope().id())
                .bind("period", account.period().code())
                .bind("most", limit.most())
                .execute());
  }

  @Override
  public boolean delete(AccountId account) {
    return database.write(
            handle ->
                handle
                    .createUpdate(
                        """
                        DELETE FROM budget
                        WHERE scope = :scope AND scope_id = :id AND period = :period""")
                    .bind("scope", account.scope().kind().code())
                    .bind("id", account.scope().id())
                    .bind("period", account.period().code())
                    .execute())
        == 1;
  }

  private static String upper(String code) {
    return code.toUpperCase(Locale.ROOT);
  }
}
