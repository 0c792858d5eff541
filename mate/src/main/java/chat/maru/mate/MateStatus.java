package chat.maru.mate;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Capability;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Models;
import chat.maru.orchestrator.Tier;
import chat.maru.orchestrator.own.Fetch;
import chat.maru.orchestrator.own.Kind;
import chat.maru.orchestrator.own.OwnModels;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the mate of this deployment thinks with: its best model, the own model that could be
/// fetched, and how far a fetch is.
///
/// @param own `null` where there is no engine for own models
public record MateStatus(Models models, @Nullable OwnModels own) {
  public JsonObject json() {
    JsonObject.Builder json =
        JsonObject.builder().put("model", best().map(Tier::code).orElse("none"));
    if (own != null) {
      Optional<Fetch> fetch = own.fetching();
      fetch.ifPresent(running -> json.put("fetch", running.json()));
      if (own.chat().isEmpty()) {
        own.offers().stream()
            .filter(offer -> offer.kind() == Kind.CHAT && !own.installed(offer))
            .findFirst()
            .ifPresent(offer -> json.put("offer", offer.json(false)));
      }
    }
    return json.build();
  }

  private Optional<Tier> best() {
    return models.all().stream()
        .filter(model -> model.can(Capability.CHAT))
        .map(Model::tier)
        .max(Comparator.naturalOrder());
  }
}
