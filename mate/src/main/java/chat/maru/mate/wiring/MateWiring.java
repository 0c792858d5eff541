package chat.maru.mate.wiring;

import chat.maru.accounts.Users;
import chat.maru.edge.Routes;
import chat.maru.mate.Mate;
import chat.maru.mate.MateParts;
import chat.maru.mate.MateStatus;
import chat.maru.mate.http.MateApi;
import chat.maru.mate.store.JdbiTurnStore;
import chat.maru.messenger.wiring.Messenger;
import chat.maru.orchestrator.Gateway;
import chat.maru.orchestrator.Models;
import chat.maru.orchestrator.Receipts;
import chat.maru.orchestrator.own.OwnModels;
import chat.maru.orchestrator.routing.Feedback;
import chat.maru.search.SearchIndex;
import chat.maru.storage.Database;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Joins the mate.
public final class MateWiring {
  private MateWiring() {}

  /// What the mate stands on.
  ///
  /// @param own `null` where there is no engine for own models
  public record Ground(
      Database database,
      Users users,
      Messenger messenger,
      SearchIndex index,
      Models models,
      Gateway gateway,
      Receipts receipts,
      Feedback feedback,
      @Nullable OwnModels own,
      Clock clock) {}

  /// The mate with its endpoints. Call [#start] when the server listens.
  public record Wired(Mate mate, MateApi api) implements AutoCloseable {
    public void addTo(Routes routes) {
      api.addTo(routes);
    }

    /// Begins to answer, with what was left from before.
    public void start() {
      mate.start();
    }

    /// Stops all turns; they are taken up again after a restart.
    @Override
    public void close() {
      mate.close();
    }
  }

  public static Wired wire(Ground ground) {
    MateParts parts =
        MateParts.on(
            new JdbiTurnStore(ground.database()),
            ground.users(),
            ground.messenger(),
            ground.index(),
            ground.gateway(),
            ground.receipts(),
            ground.feedback(),
            ground.clock());
    MateApi api =
        new MateApi(
            ground.users(),
            ground.messenger(),
            ground.receipts(),
            parts.turns(),
            new MateStatus(ground.models(), ground.own()));
    return new Wired(parts.mate(), api);
  }
}
