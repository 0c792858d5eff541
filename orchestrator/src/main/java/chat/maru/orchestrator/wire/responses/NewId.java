package chat.maru.orchestrator.wire.responses;

import java.util.concurrent.ThreadLocalRandom;

/// Ids of items and responses that Maru makes. They need not be secret: nothing is found by one
/// without the key it belongs to. Each says that it is Maru's, because OpenAI knows no such item.
final class NewId {
  private static final String OURS = "_maru";

  private NewId() {}

  static boolean isOurs(String id) {
    return id.contains(OURS);
  }

  /// @param kind `msg`, `fc`, `rs` or `resp`
  static String of(String kind) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return kind + OURS + "%016x%016x".formatted(random.nextLong(), random.nextLong());
  }
}
