package chat.maru.orchestrator.money.lease;

import chat.maru.orchestrator.money.AccountId;
import java.util.List;
import java.util.Map;

/// The accounts that all nodes share. Each call is one transaction and blocks.
public interface LeaseStore {
  /// Registers a node under an epoch that was never used before.
  void join(String epoch, long expiresMs);

  /// Lets a node live on.
  ///
  /// @return `false` if it was fenced off
  boolean renew(String epoch, long expiresMs);

  /// Fences off every node that did not renew itself in time. What they had leased stays leased,
  /// that is: counts as spent.
  void fence(long nowMs);

  /// Leases from several accounts, all in one transaction.
  ///
  /// @param wanted the windows of the accounts as this node sees them; a window that is newer than
  ///   the database's starts the account anew
  /// @param division decides; it may be asked again if the transaction has to be repeated
  /// @throws Fenced if the node was fenced off
  Map<String, Standing> lease(String epoch, List<Window> wanted, Division division);

  /// Gives back what a node leased and does not need.
  void giveBack(String epoch, List<Part> parts);

  /// How accounts stand; those that were never used are missing.
  Map<String, Standing> standings(List<String> accounts);

  /// All accounts of a budget that each key, user or room gets, together.
  ///
  /// @param each the budget, with an empty id
  Standing sum(AccountId each, long windowStartMs);

  /// Gives back what fenced nodes had leased, because somebody says that the receipts are all
  /// there.
  ///
  /// @return how much, over all accounts in their present window
  long reconcile();

  /// Ends an epoch whose process is known to be no more: of its leases `free` is given back, and
  /// what is left counts as spent, since nobody can tell any more what calls under way cost.
  void bury(String epoch, List<Part> free);

  /// Decides how much to lease of each account.
  @FunctionalInterface
  interface Division {
    /// @return what to lease by account; nothing for those that are missing
    Map<String, Long> divide(Map<String, Standing> standings);
  }

  /// An account in a window.
  record Window(String account, long startMs) {}

  /// @param leased in the hands of all nodes
  record Standing(long windowStartMs, long spent, long leased) {}

  /// An amount of an account in one window.
  record Part(String account, long windowStartMs, long amount) {}

  /// The node was taken for dead: its epoch is over.
  final class Fenced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String epoch;

    public Fenced(String epoch) {
      super(epoch);
      this.epoch = epoch;
    }

    String epoch() {
      return epoch;
    }
  }
}
