package chat.maru.accounts;

import chat.maru.base.ErrorEntry;

/// What can go wrong with accounts.
public enum AccountsError implements ErrorEntry {
  NAME_TAKEN(409),
  WRONG_PASSWORD(401),
  INVITE_NEEDED(403),
  INVITE_INVALID(403),
  SETUP_NOT_ALLOWED(403),
  TOO_MANY_KEYS(409);

  private final Meaning meaning;

  AccountsError(int status) {
    meaning = Meaning.ofCaller(status);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
