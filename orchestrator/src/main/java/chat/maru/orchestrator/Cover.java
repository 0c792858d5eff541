package chat.maru.orchestrator;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Translator.Translation;
import chat.maru.orchestrator.privacy.mask.Keyed;
import chat.maru.orchestrator.privacy.mask.Masked;
import chat.maru.orchestrator.privacy.mask.Restoring;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What of one request an outside model gets to read, and how its answer becomes readable again.
/// There is one place where words leave this machine, and it asks here.
final class Cover {
  private final ChatRequest request;
  private final Translation translation;
  private final Keyed audit;
  private final @Nullable Masked masked;
  private final Predicate<String> outsideTool;
  private volatile int altered;

  private Cover(
      ChatRequest request,
      Translation translation,
      Keyed audit,
      @Nullable Masked masked,
      Predicate<String> outsideTool) {
    this.request = request;
    this.translation = translation;
    this.audit = audit;
    this.masked = masked;
    this.outsideTool = outsideTool;
  }

  /// Nothing to hide: the request leaves as it is, where it may leave.
  static Cover none(ChatRequest request, Translation translation, Masks masks) {
    return new Cover(request, translation, masks.audit(), null, masks::isOutside);
  }

  static Cover of(ChatRequest request, Masked masked, Translator translator, Masks masks) {
    ChatRequest covered = request.masked(masked.body());
    return new Cover(covered, translator.of(covered), masks.audit(), masked, masks::isOutside);
  }

  /// The request for `model`: an own one reads the words as they are.
  ChatRequest request(ChatRequest original, Model model) {
    return model.own() ? original : request;
  }

  Translation translation(Translation original, Model model) {
    return model.own() ? original : translation;
  }

  Chunks restored(Chunks chunks, Model model) {
    return masked == null || model.own()
        ? chunks
        : new RestoredChunks(chunks, masked.restoring(outsideTool), this::note);
  }

  Body restored(Body body, Model model) {
    if (masked == null || model.own()) {
      return body;
    }
    Restoring restoring = masked.restoring(outsideTool);
    JsonObject told = restoring.whole(body.json());
    note(restoring.altered());
    return told.equals(body.json()) ? body : new Body(told.toBytes(), told, body.usage());
  }

  /// Whether an outside model reads placeholders in place of the identifiers.
  boolean masks() {
    return masked != null;
  }

  /// How many identifiers of each kind are masked.
  List<Receipt.Masked> counts() {
    List<Receipt.Masked> counts = new ArrayList<>();
    if (masked != null) {
      masked.counts().forEach((kind, n) -> counts.add(new Receipt.Masked(kind.code(), n)));
    }
    return counts;
  }

  /// How many placeholders the model altered.
  int altered() {
    return altered;
  }

  /// What left, in hashes: of the body as it was handed over, and of each identifier that stayed.
  Receipt.Proof proof() {
    byte[] raw = request.raw();
    byte[] body = raw == null ? request.body().toBytes() : raw;
    return new Receipt.Proof(
        audit.hex(body), body.length, masked == null ? List.of() : masked.hashes(audit));
  }

  private void note(int found) {
    altered = found;
  }
}
