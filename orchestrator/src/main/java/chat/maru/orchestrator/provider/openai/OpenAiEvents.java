package chat.maru.orchestrator.provider.openai;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Chunk;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.OrchestratorError;
import chat.maru.orchestrator.provider.EventChunks;
import chat.maru.orchestrator.provider.ModelName;
import chat.maru.orchestrator.provider.SseEvent;
import chat.maru.orchestrator.provider.VendorErrors;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The events of OpenAI's chat completions.
///
/// An answer is whole when the vendor says `[DONE]`, or ends the body well after every choice has
/// its `finish_reason`.
final class OpenAiEvents implements EventChunks.Events {
  private final Model model;
  private final ToolIndexes toolIndexes = new ToolIndexes();
  private final Set<Long> begun = new HashSet<>();
  private final Set<Long> finished = new HashSet<>();
  private boolean done;

  OpenAiEvents(Model model) {
    this.model = model;
  }

  @Override
  public boolean over() {
    return done;
  }

  @Override
  public boolean whole() {
    return done || (!begun.isEmpty() && finished.containsAll(begun));
  }

  @Override
  public Optional<Chunk> read(SseEvent event, boolean any) {
    if (event.isData("[DONE]")) {
      done = true;
      return Optional.empty();
    }
    JsonObject json = parse(event.data(), any);
    if ("error".equals(event.name()) || (json.has("error") && !json.has("choices"))) {
      throw VendorErrors.inBand(model.provider(), json);
    }
    JsonObject corrected = toolIndexes.correct(json);
    note(corrected);
    byte[] raw = corrected.equals(json) ? event.data() : corrected.toBytes();
    ModelName.Renamed renamed = ModelName.inAnswer(raw, corrected, model);
    return Optional.of(Chunk.ofChat(renamed.raw(), renamed.json()));
  }

  private JsonObject parse(byte[] data, boolean any) {
    try {
      if (Json.parse(data) instanceof JsonObject object) {
        return object;
      }
    } catch (MaruException e) {
      // told below, as the vendor's fault and not the caller's
    }
    throw new MaruException(
        any ? OrchestratorError.STREAM_BROKEN : OrchestratorError.PROVIDER_FAILED,
        model.provider() + " sent a broken event");
  }

  private void note(JsonObject json) {
    for (Json choice : json.findArray("choices").orElse(JsonArray.EMPTY)) {
      if (choice instanceof JsonObject object) {
        noteChoice(object);
      }
    }
  }

  private void noteChoice(JsonObject choice) {
    long index = choice.findLong("index").orElse(0);
    begun.add(index);
    if (choice.findString("finish_reason").isPresent()) {
      finished.add(index);
    }
  }
}
