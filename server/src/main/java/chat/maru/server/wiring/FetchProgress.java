package chat.maru.server.wiring;

import chat.maru.messenger.Hub;
import chat.maru.orchestrator.own.Fetch;
import java.util.function.Consumer;

/// How far the fetch of an own model is, as a frame for every open page.
final class FetchProgress {
  private FetchProgress() {}

  static Consumer<Fetch> to(Hub hub) {
    return fetch -> hub.progressToAll(fetch.progress());
  }
}
