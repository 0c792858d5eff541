package chat.maru.orchestrator.money;

import chat.maru.base.ErrorCode;
import chat.maru.base.Fault;
import java.util.Locale;

/// What a budget, a limit or a key's terms may refuse.
public enum MoneyError implements ErrorCode {
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

  private final Fault fault;
  private final int status;

  MoneyError(Fault fault, int status) {
    this.fault = fault;
    this.status = status;
  }

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Fault fault() {
    return fault;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
