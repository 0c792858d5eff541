package chat.maru.mate.wiring;

import chat.maru.accounts.Users;
import chat.maru.edge.Routes;
import chat.maru.mate.Initiative;
import chat.maru.mate.Mate;
import chat.maru.mate.MateParts;
import chat.maru.mate.MateStatus;
import chat.maru.mate.http.MateApi;
import chat.maru.mate.http.TimingApi;
import chat.maru.mate.store.JdbiDialStore;
import chat.maru.mate.store.JdbiTurnStore;
import chat.maru.mate.timing.DialStore;
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
  public record Wired(Mate mate, Initiative initiative, MateApi api, TimingApi timing)
      implements AutoCloseable {
    public void addTo(Routes routes) {
      api.addTo(routes);
      timing.addTo(routes);
    }

    /// Begins to answer, with what was left from before.
    public void start() {
      mate.start();
      initiative.start();
    }

    /// Stops all turns; they are taken up again after a restart.
    @Override
    public void close() {
      initiative.close();
      mate.close();
    }
  }

  public static Wired wire(Ground ground) {
    DialStore dials = new JdbiDialStore(ground.database());
    MateParts parts =
        MateParts.on(
            new JdbiTurnStore(ground.database()),
            dials,
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
    return new Wired(
        parts.mate(), parts.initiative(), api, new TimingApi(ground.messenger().rooms(), dials));
  }
}
