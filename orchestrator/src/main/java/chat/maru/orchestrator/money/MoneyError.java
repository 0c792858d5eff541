package chat.maru.orchestrator.money;

import chat.maru.base.ErrorEntry;
import chat.maru.base.Fault;

/// What a budget, a limit or a key's terms may refuse.
public enum MoneyError implements ErrorEntry {
  /// The budget does not suffice for the call. Trying again changes nothing until it starts anew.
  BUDGET_EXHAUSTED(Fault.LIMIT, 429),
  /// Nobody knows what the model costs, and a budget has to be kept.
  PRICE_UNKNOWN(Fault.CALLER, 403),
  /// The key may not ask for this model.
  MODEL_NOT_ALLOWED(Fault.CALLER, 403),
  /// The same idempotency key came with another request.
  IDEMPOTENCY_MISMATCH(Fault.CALLER, 422),
  /// The budget stands in `maru.yaml`.
  BUDGET_FROM_FILE(Fault.CALLER, 409);

  private final Meaning meaning;

  MoneyError(Fault fault, int status) {
    meaning = new Meaning(fault, status, false);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
