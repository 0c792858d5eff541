package chat.maru.mate;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Capability;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Models;
import chat.maru.orchestrator.Tier;
import chat.maru.orchestrator.own.Fetch;
import chat.maru.orchestrator.own.Kind;
import chat.maru.orchestrator.own.Offer;
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
      fetch.ifPresent(running -> json.put("fetch", fetch(running)));
      if (own.chat().isEmpty()) {
        own.offers().stream()
            .filter(offer -> offer.kind() == Kind.CHAT && !own.installed(offer))
            .findFirst()
            .ifPresent(offer -> json.put("offer", offer(offer)));
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

  private static Json fetch(Fetch fetch) {
    return JsonObject.builder()
        .put("name", fetch.name())
        .put("done", fetch.done())
        .put("total", fetch.total())
        .put("state", fetch.state().code())
        .put("error", fetch.errorCode().isEmpty() ? null : fetch.errorCode())
        .build();
  }

  private static Json offer(Offer offer) {
    return JsonObject.builder()
        .put("name", offer.name())
        .put("title", offer.title())
        .put("bytes", offer.bytes())
        .put("licence", offer.licence())
        .put("languages", JsonArray.ofStrings(offer.languages()))
        .put("note", offer.note().isEmpty() ? null : offer.note())
        .put("installed", false)
        .build();
  }
}
