package chat.maru.orchestrator.money;

import java.util.List;

/// Where the budgets are kept that the operator set on the page. Blocks.
public interface LimitStore {
  List<Limit> list();

  void put(Limit limit);

  /// @return whether there was one
  boolean delete(AccountId account);
}
