package chat.maru.orchestrator.nearby;

import java.util.List;

/// Looks for model servers on this machine.
@FunctionalInterface
public interface Nearby {
  /// Those that answer now on their usual ports. Blocks for about a second at most; asks nobody
  /// beyond this machine, and connects nothing.
  List<Found> look();

  /// A server that was found.
  ///
  /// @param kind the program that usually listens there: `llamacpp`, `vllm`, `ollama`, `lmstudio`
  /// @param url what to configure as a provider's address
  /// @param models what it serves
  record Found(String kind, String url, List<String> models) {
    public Found {
      models = List.copyOf(models);
    }
  }
}
