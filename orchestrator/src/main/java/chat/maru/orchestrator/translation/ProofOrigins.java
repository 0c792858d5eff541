package chat.maru.orchestrator.translation;

import chat.maru.orchestrator.Model;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Who got which proof of thinking, and from which model, so that it goes back there alone: another
/// vendor cannot read it and would refuse the whole request. Thread-safe.
///
/// A proof is known by its hash, in memory and bounded in number. One that is not known, as after a
/// restart, is left to the vendor's own judgement.
final class ProofOrigins {
  static final int MOST = 16_384;

  private final Map<String, Origin> origins =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Origin> eldest) {
          return size() > MOST;
        }
      };

  /// Where a proof came from.
  private record Origin(String owner, String provider, String model) {
    private static Origin of(String owner, Model model) {
      return new Origin(owner, model.provider(), model.upstream());
    }
  }

  void note(String owner, Model model, String proof) {
    Origin origin = Origin.of(owner, model);
    String hash = hash(proof);
    synchronized (origins) {
      origins.put(hash, origin);
    }
  }

  /// Whether `proof` is known to be another model's, or another asker's.
  boolean strange(String owner, Model model, String proof) {
    String hash = hash(proof);
    Optional<Origin> origin;
    synchronized (origins) {
      origin = Optional.ofNullable(origins.get(hash));
    }
    return origin.filter(known -> !known.equals(Origin.of(owner, model))).isPresent();
  }

  private static String hash(String proof) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(proof.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
