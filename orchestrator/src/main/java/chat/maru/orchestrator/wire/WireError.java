package chat.maru.orchestrator.wire;

import chat.maru.base.ErrorEntry;
import chat.maru.base.Fault;
import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;

/// What can be wrong between two wires.
public enum WireError implements ErrorEntry {
  /// The request says something that the target wire cannot say; the message names it.
  CANNOT_SAY("wire_cannot_say", Fault.CALLER, 400, false),
  /// The request is not well-formed in its own wire.
  MALFORMED("wire_malformed", Fault.CALLER, 400, false),
  /// A vendor's answer is not well-formed in the vendor's wire.
  BROKEN("provider_broken", Fault.PROVIDER, 502, true);

  private final Meaning meaning;
  private final String code;

  WireError(String code, Fault fault, int status, boolean retryable) {
    this.code = code;
    meaning = new Meaning(fault, status, retryable);
  }

  /// A [#CANNOT_SAY] that names the field.
  ///
  /// @param why what it holds and why that cannot be said, without the client's own words
  public static MaruException cannotSay(String field, String why) {
    return about(CANNOT_SAY, field, why);
  }

  /// A [#MALFORMED] that names the field, what came and what was expected.
  public static MaruException malformed(String field, String came, String expected) {
    return about(MALFORMED, field, came + " (expected: " + expected + ")");
  }

  /// A [#BROKEN] that says what came.
  public static MaruException broken(String what) {
    return new MaruException(BROKEN, what);
  }

  private static MaruException about(WireError code, String field, String why) {
    return new MaruException(code, field + ": " + why)
        .with(JsonObject.builder().put("param", field).build());
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
