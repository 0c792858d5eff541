package chat.maru.orchestrator;

import chat.maru.base.Ids;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.privacy.Roster;
import chat.maru.orchestrator.privacy.mask.Keyed;
import chat.maru.orchestrator.privacy.mask.Masked;
import chat.maru.orchestrator.privacy.mask.Policy;
import chat.maru.orchestrator.privacy.mask.Scan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides what becomes of identifiers in this deployment, and holds the keys that its placeholders
/// and its audit are made with. Thread-safe.
public final class Masks {
  private final Keyed conversations;
  private final Keyed audit;
  private final Floor floor;
  private volatile PrivacyConfig config = PrivacyConfig.DEFAULT;

  private Masks(Keyed key, Floor floor) {
    this.floor = floor;
    conversations = key.derive("conversations");
    audit = key.derive("audit");
  }

  /// The loosest that a request of somebody may choose, whatever it says itself.
  @FunctionalInterface
  public interface Floor {
    /// `null` leaves it to the request. Called on the path of every request.
    @Nullable Policy of(Origin origin);
  }

  /// @param key only this deployment has it, and it lasts: the audit's hashes are compared over
  ///   years
  public static Masks of(Keyed key, Floor floor) {
    return new Masks(key, floor);
  }

  /// With a key that is forgotten when the process ends.
  public static Masks forgetful() {
    return new Masks(Keyed.of(Ids.randomHex(32).getBytes(StandardCharsets.US_ASCII)), _ -> null);
  }

  /// Takes over what `maru.yaml` says.
  public void configure(PrivacyConfig newConfig) {
    config = newConfig;
  }

  /// What the audit's hashes call the identifiers in `text`, as `kind:hash`: the same in whatever
  /// form they are written.
  public List<String> identifiers(String text) {
    JsonObject said = JsonObject.builder().put("text", text).build();
    return Masked.of(Scan.of(said, Roster.NONE), said, conversations)
        .map(masked -> masked.hashes(audit))
        .orElse(List.of());
  }

  /// What the audit calls a request that was handed over in exactly these bytes.
  public String request(byte[] body) {
    return audit.hex(body);
  }

  /// The key of the audit's hashes.
  Keyed audit() {
    return audit;
  }

  Policy policy(ChatRequest request) {
    return config.policy(request.discretion().atLeast(floor.of(request.origin())));
  }

  /// The masked form of a request that has identifiers or names in it.
  Optional<Masked> mask(ChatRequest request, Scan scan) {
    return Masked.of(scan, request.body(), conversations.derive(conversation(request)));
  }

  boolean isOutside(String tool) {
    return config.isOutside(tool);
  }

  /// What stays the same for as long as a conversation lasts: the room, or the key and what was
  /// said first. A client sends the whole talk each time, so its first words name it.
  private static String conversation(ChatRequest request) {
    Origin origin = request.origin();
    if (origin.room() != null) {
      return "room " + origin.room().value();
    }
    return "key " + origin.key() + " " + first(request.body());
  }

  private static String first(JsonObject body) {
    for (String field : new String[] {"messages", "input", "contents"}) {
      if (body.find(field).orElse(JsonNull.NULL) instanceof JsonArray said) {
        return said.objects()
            .filter(one -> !one.find("role").orElse(JsonNull.NULL).equals(SYSTEM))
            .findFirst()
            .map(JsonObject::toText)
            .orElse("");
      }
    }
    return "";
  }

  private static final chat.maru.base.json.Json SYSTEM = chat.maru.base.json.Json.of("system");
}
