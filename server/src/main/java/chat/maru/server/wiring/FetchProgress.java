package chat.maru.server.wiring;

import chat.maru.base.json.JsonObject;
import chat.maru.messenger.Hub;
import chat.maru.orchestrator.own.Fetch;
import java.util.function.Consumer;

/// How far the fetch of an own model is, as a frame for every open page.
final class FetchProgress {
  private FetchProgress() {}

  static Consumer<Fetch> to(Hub hub) {
    return fetch -> hub.progressToAll(frame(fetch));
  }

  private static JsonObject frame(Fetch fetch) {
    return JsonObject.builder()
        .put("type", "progress")
        .put("job", fetch.name())
        .put("kind", "model")
        .put("done", fetch.done())
        .put("total", fetch.total())
        .put("state", fetch.state().code())
        .put("error", fetch.errorCode().isEmpty() ? null : fetch.errorCode())
        .build();
  }
}
