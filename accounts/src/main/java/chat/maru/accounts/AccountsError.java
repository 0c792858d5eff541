package chat.maru.accounts;

import chat.maru.base.ErrorCode;
import chat.maru.base.Fault;
import java.util.Locale;

/// What can go wrong with accounts.
public enum AccountsError implements ErrorCode {
  NAME_TAKEN(409),
  WRONG_PASSWORD(401),
  INVITE_NEEDED(403),
  INVITE_INVALID(403),
  SETUP_NOT_ALLOWED(403),
  TOO_MANY_KEYS(409);

  private final int status;

  AccountsError(int status) {
    this.status = status;
  }

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Fault fault() {
    return Fault.CALLER;
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
