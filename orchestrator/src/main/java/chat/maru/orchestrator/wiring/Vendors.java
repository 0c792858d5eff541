package chat.maru.orchestrator.wiring;

import chat.maru.orchestrator.Provider;
import chat.maru.orchestrator.ProviderConfig;
import chat.maru.orchestrator.provider.EventLoops;
import chat.maru.orchestrator.provider.anthropic.AnthropicProvider;
import chat.maru.orchestrator.provider.gemini.GeminiProvider;
import chat.maru.orchestrator.provider.openai.OpenAiProvider;

/// Which provider speaks to which kind of vendor.
final class Vendors {
  private Vendors() {}

  /// An address of a vendor that ends in `/openai` is the one that speaks OpenAI's wire.
  static Provider provider(ProviderConfig config, EventLoops loops) {
    boolean compatible = config.url().replaceFirst("/$", "").endsWith("/openai");
    return switch (config.kind()) {
      case "anthropic" -> new AnthropicProvider(config, loops);
      case "gemini" ->
          compatible ? new OpenAiProvider(config, loops) : new GeminiProvider(config, loops);
      default -> new OpenAiProvider(config, loops);
    };
  }
}
