package chat.maru.orchestrator;

import java.util.List;

/// The providers that the page added. Blocks.
public interface ProviderStore {
  List<ProviderConfig> list();

  /// @return `false` if there is one of that name
  boolean insert(ProviderConfig provider);

  /// @return `false` if there was none
  boolean delete(String name);
}
