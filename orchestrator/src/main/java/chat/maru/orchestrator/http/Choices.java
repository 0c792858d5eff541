package chat.maru.orchestrator.http;

import chat.maru.base.MaruException;
import chat.maru.edge.Request;
import chat.maru.orchestrator.DataClass;
import chat.maru.orchestrator.Discretion;
import chat.maru.orchestrator.privacy.mask.Policy;
import java.util.Arrays;

/// What a program chooses for one request of `/v1` by headers, so that bodies stay the vendors'.
final class Choices {
  private static final String IDENTIFIERS = "x-maru-identifiers";
  private static final String DATA_CLASS = "x-maru-data-class";

  private Choices() {}

  /// @throws MaruException `INVALID` for another word than own, refuse or mask
  static Discretion discretion(Request http) {
    return http.header(IDENTIFIERS)
        .map(
            word ->
                Discretion.of(
                    Policy.find(word)
                        .orElseThrow(
                            () -> MaruException.invalid(IDENTIFIERS, word, "own, refuse or mask"))))
        .orElse(Discretion.UNSAID);
  }

  /// The least class of the words; detectors may raise it.
  ///
  /// @throws MaruException `INVALID` for another word than open, room or sealed
  static DataClass dataClass(Request http) {
    return http.header(DATA_CLASS).map(Choices::dataClass).orElse(DataClass.OPEN);
  }

  private static DataClass dataClass(String word) {
    return Arrays.stream(DataClass.values())
        .filter(one -> one.code().equals(word))
        .findFirst()
        .orElseThrow(() -> MaruException.invalid(DATA_CLASS, word, "open, room or sealed"));
  }
}
