package chat.maru.edge;

import chat.maru.base.ErrorEntry;
import chat.maru.base.Fault;

/// What can go wrong between the network and an endpoint.
public enum EdgeError implements ErrorEntry {
  METHOD_NOT_ALLOWED(Fault.CALLER, 405, false),
  BODY_TIMEOUT(Fault.CALLER, 408, true),
  CSRF(Fault.CALLER, 403, false),
  UPGRADE_REQUIRED(Fault.CALLER, 426, false),
  DISK_FULL(Fault.INTERNAL, 507, true),
  PORT_IN_USE(Fault.CALLER, 500, true),
  CANNOT_LISTEN(Fault.CALLER, 500, false);

  private final Meaning meaning;

  EdgeError(Fault fault, int status, boolean retryable) {
    meaning = new Meaning(fault, status, retryable);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
