package chat.maru.orchestrator.privacy.mask;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.privacy.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// One request without its identifiers, and what puts them back into its answer.
public final class Masked {
  /// Taking one identifier out may bare another: a phone number in the middle of an address that
  /// was surer. More rounds than this were never needed.
  private static final int ROUNDS = 4;

  private final JsonObject body;
  private final Placeholders placeholders;

  private Masked(JsonObject body, Placeholders placeholders) {
    this.body = body;
    this.placeholders = placeholders;
  }

  /// Empty if an identifier stands where no mask can, such as a tool's name.
  ///
  /// @param conversation the key of the conversation, for placeholders that stay the same in it
  public static Optional<Masked> of(Scan scan, JsonObject body, Keyed conversation) {
    Placeholders placeholders = new Placeholders(conversation);
    JsonObject masked = body;
    Scan rest = scan;
    for (int round = 0; round < ROUNDS; round++) {
      if (!rest.maskable()) {
        return Optional.empty();
      }
      if (rest.empty()) {
        return Optional.of(new Masked(masked, placeholders));
      }
      masked = rest.masked(placeholders);
      rest = Scan.of(masked, scan.roster());
    }
    return Optional.empty();
  }

  /// The request as an outside model may read it.
  public JsonObject body() {
    return body;
  }

  /// How many identifiers of each kind were masked, each counted once.
  public Map<Kind, Integer> counts() {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    placeholders.entries().forEach(entry -> counts.merge(entry.kind(), 1, Integer::sum));
    return counts;
  }

  /// The identifiers as `kind:hash`, for an audit that knows no words.
  public List<String> hashes(Keyed audit) {
    List<String> hashes = new ArrayList<>();
    placeholders
        .entries()
        .forEach(entry -> hashes.add(entry.kind().code() + ":" + audit.hex(entry.identity())));
    return hashes;
  }

  /// What puts the words back into one answer.
  ///
  /// @param outsideTool whether a tool of that name is outside the data class, so that its
  ///   arguments keep their placeholders
  public Restoring restoring(Predicate<String> outsideTool) {
    return new Restoring(placeholders, outsideTool);
  }
}
