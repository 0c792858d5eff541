package chat.maru.orchestrator;

/// Makes the provider that a configuration describes. Does not connect yet.
@FunctionalInterface
public interface ProviderFactory {
  Provider create(ProviderConfig config);
}
