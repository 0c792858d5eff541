package chat.maru.orchestrator.money.lease;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Divides what accounts have left between the reservations that wait, first come first served, and
/// a block of each account for the reservations to come.
///
/// A reservation gets what it needs from all its accounts or from none. A block is the larger of
/// eight such needs and a sixty-fourth of the limit, but never more than a sixteenth of what is
/// left: so blocks shrink, and near the limit single reservations are leased.
final class BlockDivision implements LeaseStore.Division {
  private static final long NEEDS = 8;
  private static final long PART_OF_LIMIT = 64;
  private static final long PART_OF_REST = 16;

  private final List<Want> wants;
  private final Map<Account, Lease> leases;
  private final Map<Account, Long> hands;

  /// What the last division decided. A want that is missing is refused for the account named.
  private Map<Want, Account> refused = Map.of();

  private Map<Account, Long> rest = Map.of();

  /// @param leases the leases that the node draws from
  /// @param hands what was free in them
  BlockDivision(List<Want> wants, Map<Account, Lease> leases, Map<Account, Long> hands) {
    this.wants = wants;
    this.leases = leases;
    this.hands = hands;
  }

  @Override
  public Map<String, Long> divide(Map<String, LeaseStore.Standing> standings) {
    Map<Account, Long> hand = new HashMap<>();
    Map<Account, Long> left = new HashMap<>();
    for (Map.Entry<Account, Lease> each : leases.entrySet()) {
      Account account = each.getKey();
      LeaseStore.Standing standing = standings.get(account.text());
      boolean same =
          standing == null || standing.windowStartMs() == each.getValue().window().startMs();
      hand.put(account, same ? hands.getOrDefault(account, 0L) : 0L);
      left.put(
          account, standing == null ? 0 : account.most() - standing.spent() - standing.leased());
    }
    Map<Account, Long> leased = new LinkedHashMap<>();
    Map<Account, Long> needed = new HashMap<>();
    refused = serve(hand, left, leased, needed);
    needed.forEach(
        (account, need) -> lease(account, block(account, need, left), left, leased, hand));
    rest = hand;
    Map<String, Long> byText = new HashMap<>();
    leased.forEach((account, amount) -> byText.put(account.text(), amount));
    return byText;
  }

  private Map<Want, Account> serve(
      Map<Account, Long> hand,
      Map<Account, Long> left,
      Map<Account, Long> leased,
      Map<Account, Long> needed) {
    Map<Want, Account> no = new HashMap<>();
    for (Want want : wants) {
      Account lacking = null;
      for (int i = 0; i < want.accounts().size() && lacking == null; i++) {
        Account account = want.accounts().get(i);
        long missing = want.amount(i) - hand.getOrDefault(account, 0L);
        lacking = missing > Math.max(0, left.getOrDefault(account, 0L)) ? account : null;
      }
      if (lacking != null) {
        no.put(want, lacking);
        continue;
      }
      for (int i = 0; i < want.accounts().size(); i++) {
        Account account = want.accounts().get(i);
        long amount = want.amount(i);
        long missing = amount - hand.getOrDefault(account, 0L);
        if (missing > 0) {
          lease(account, missing, left, leased, hand);
        }
        hand.merge(account, -amount, Long::sum);
        needed.merge(account, amount, Math::max);
      }
    }
    return no;
  }

  private static void lease(
      Account account,
      long amount,
      Map<Account, Long> left,
      Map<Account, Long> leased,
      Map<Account, Long> hand) {
    if (amount > 0) {
      left.merge(account, -amount, Long::sum);
      leased.merge(account, amount, Long::sum);
      hand.merge(account, amount, Long::sum);
    }
  }

  private static long block(Account account, long need, Map<Account, Long> left) {
    long wished = Math.max(NEEDS * need, account.most() / PART_OF_LIMIT);
    return Math.min(wished, left.getOrDefault(account, 0L) / PART_OF_REST);
  }

  /// For which account each refused want was refused.
  Map<Want, Account> refused() {
    return refused;
  }

  /// What stays free of each account once the wants are served.
  Map<Account, Long> rest() {
    return rest;
  }
}
