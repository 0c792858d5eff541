package chat.maru.orchestrator;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells what a model is from what its configuration says, else from the price table, else from its
/// name.
final class ModelCatalog {
  private static final Pattern EMBEDS = Pattern.compile("embed|bge-|e5-|gte-|minilm");
  private static final Pattern SILENT =
      Pattern.compile(
          "whisper|tts|transcribe|dall-e|image|moderation|rerank|realtime|audio|sora|veo|imagen|"
              + "stable-diffusion|flux|guard");

  /// A number of parameters in billions: `qwen3-1.7b`, `llama-3.2-3B-instruct`.
  private static final Pattern BILLIONS =
      Pattern.compile("(?:^|[^a-z0-9.])(\\d+(?:\\.\\d+)?)b(?![a-z])");

  private static final Pattern MILLIONS = Pattern.compile("(?:^|[^a-z0-9.])(\\d+)m(?![a-z])");
  private static final Pattern SEES = Pattern.compile("vision|-vl|llava|pixtral|gemma-?3");

  private ModelCatalog() {}

  static Model describe(ProviderConfig provider, ModelConfig given) {
    Optional<PriceTable.Row> row = PriceTable.shipped().find(provider, given.upstream());
    Tier tier = tier(provider, given, row);
    return new Model(
        given.name(),
        provider.name(),
        given.upstream(),
        provider.own(),
        tier,
        capabilities(given, row, tier),
        given.context() > 0 ? given.context() : row.map(PriceTable.Row::context).orElse(0),
        row.map(PriceTable.Row::maxOutput).orElse(0),
        given
            .findPrice()
            .or(() -> provider.own() ? Optional.of(Price.FREE) : row.map(PriceTable.Row::price))
            .orElse(null));
  }

  private static Tier tier(
      ProviderConfig provider, ModelConfig given, Optional<PriceTable.Row> row) {
    Tier said = given.tier();
    if (said != null) {
      return said;
    }
    if (row.isPresent()) {
      return row.get().tier();
    }
    String name = given.upstream().toLowerCase(Locale.ROOT);
    Matcher billions = BILLIONS.matcher(name);
    if (billions.find()) {
      double size = Double.parseDouble(billions.group(1));
      return size < 1.6 ? Tier.TINY : size < 7 ? Tier.SMALL : Tier.CAPABLE;
    }
    if (MILLIONS.matcher(name).find()) {
      return Tier.TINY;
    }
    return provider.own() ? Tier.SMALL : Tier.CAPABLE;
  }

  private static Set<Capability> capabilities(
      ModelConfig given, Optional<PriceTable.Row> row, Tier tier) {
    String name = given.upstream().toLowerCase(Locale.ROOT);
    if (row.map(PriceTable.Row::embeddings).orElse(EMBEDS.matcher(name).find())) {
      return EnumSet.of(Capability.EMBEDDINGS);
    }
    if (row.isEmpty() && given.tier() == null && SILENT.matcher(name).find()) {
      return EnumSet.noneOf(Capability.class);
    }
    Set<Capability> can = EnumSet.of(Capability.CHAT);
    Boolean tools = given.tools();
    if (tools != null ? tools : row.map(PriceTable.Row::tools).orElse(tier != Tier.TINY)) {
      can.add(Capability.TOOLS);
    }
    Boolean vision = given.vision();
    if (vision != null
        ? vision
        : row.map(PriceTable.Row::vision).orElse(SEES.matcher(name).find())) {
      can.add(Capability.VISION);
    }
    return can;
  }
}
