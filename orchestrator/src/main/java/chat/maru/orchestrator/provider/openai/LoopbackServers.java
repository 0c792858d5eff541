package chat.maru.orchestrator.provider.openai;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.orchestrator.Cancel;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.ProviderConfig;
import chat.maru.orchestrator.nearby.Nearby;
import chat.maru.orchestrator.provider.EventLoops;
import chat.maru.orchestrator.provider.ModelList;
import chat.maru.orchestrator.provider.Upstream;
import chat.maru.orchestrator.provider.UpstreamAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Asks the usual ports of this machine for a list of models. What answers with anything else, such
/// as a web page or a refusal, is no model server and not told.
public final class LoopbackServers implements Nearby {
  private static final Duration CONNECT = Duration.ofMillis(300);
  private static final Duration ANSWER = Duration.ofMillis(700);
  private static final int MAX_BODY = 1 << 20;

  private final EventLoops loops;
  private final List<Place> places;

  /// Where a program usually listens.
  public record Place(String kind, int port) {
    /// The ports that the programs' own manuals name.
    public static final List<Place> USUAL =
        List.of(
            new Place("llamacpp", 8080),
            new Place("llamacpp", 8081),
            new Place("vllm", 8000),
            new Place("ollama", 11434),
            new Place("lmstudio", 1234));
  }

  public LoopbackServers(EventLoops loops, List<Place> places) {
    this.loops = loops;
    this.places = List.copyOf(places);
  }

  @Override
  public List<Found> look() {
    try (ExecutorService all = Threads.virtual("nearby")) {
      List<Future<Optional<Found>>> asked = new ArrayList<>();
      for (Place place : places) {
        Callable<Optional<Found>> task = () -> ask(place);
        asked.add(all.submit(task));
      }
      List<Found> found = new ArrayList<>();
      for (Future<Optional<Found>> one : asked) {
        one.get().ifPresent(found::add);
      }
      return found;
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Optional<Found> ask(Place place) {
    String url = "http://127.0.0.1:" + place.port() + "/v1";
    ProviderConfig config =
        new ProviderConfig(
            place.kind(), "openai", url, List.of(), true, List.of(), ProviderConfig.Source.PAGE);
    try (Upstream upstream = new Upstream(loops, place.kind(), URI.create(url));
        UpstreamAnswer answer =
            upstream.get(
                "/models",
                Map.of("accept", "application/json", "user-agent", "maru"),
                CONNECT,
                ANSWER,
                new Cancel())) {
      if (answer.status() != 200) {
        return Optional.empty();
      }
      List<Model> models = ModelList.read(config, answer.all(ANSWER, MAX_BODY));
      return Optional.of(new Found(place.kind(), url, models.stream().map(Model::name).toList()));
    } catch (MaruException e) {
      return Optional.empty(); // nobody is there, or somebody who is no model server
    }
  }
}
