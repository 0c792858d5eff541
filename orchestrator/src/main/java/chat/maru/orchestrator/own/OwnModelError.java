package chat.maru.orchestrator.own;

import chat.maru.base.ErrorEntry;
import chat.maru.base.Fault;

/// What can go wrong with models on the operator's own disk.
public enum OwnModelError implements ErrorEntry {
  /// No offer or installed model of that name.
  UNKNOWN_MODEL(Fault.CALLER, 404, false),
  /// The file is no GGUF.
  NOT_A_MODEL(Fault.CALLER, 400, false),
  /// One is fetched already; one at a time.
  FETCH_RUNNING(Fault.CALLER, 409, true),
  /// Nothing is being fetched.
  NO_FETCH(Fault.CALLER, 404, false),
  /// The disk is too small for it.
  NO_SPACE(Fault.LIMIT, 507, true),
  /// The disk cannot be written.
  DISK(Fault.INTERNAL, 500, true),
  /// The model hub cannot be reached.
  HUB_UNREACHABLE(Fault.PROVIDER, 502, true),
  /// The hub does not give this file.
  HUB_REFUSED(Fault.PROVIDER, 502, false),
  /// The hub answered with something that is no model, for example a web page.
  HUB_NONSENSE(Fault.PROVIDER, 502, true),
  /// There is no `pip` on this machine.
  NO_PIP(Fault.PROVIDER, 502, false),
  /// The Python index cannot be reached or does not have it.
  INDEX_FAILED(Fault.PROVIDER, 502, true),
  /// What came is not what was promised; it was deleted.
  WRONG_CHECKSUM(Fault.PROVIDER, 502, true),
  /// Somebody stopped it; what came so far stays for the next time.
  FETCH_CANCELLED(Fault.CALLER, 499, true),
  /// The embedded model does not start.
  ENGINE_FAILED(Fault.PROVIDER, 503, true);

  private final Meaning meaning;

  OwnModelError(Fault fault, int status, boolean retryable) {
    meaning = new Meaning(fault, status, retryable);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
