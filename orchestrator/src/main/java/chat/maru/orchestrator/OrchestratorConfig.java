package chat.maru.orchestrator;

import chat.maru.base.config.ConfigSection;
import chat.maru.orchestrator.money.BudgetConfig;
import chat.maru.orchestrator.responses.ResponsesConfig;
import chat.maru.orchestrator.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What `maru.yaml` and the environment say of models: `providers`, `fallbacks`, `timeouts`,
/// `budgets`, `privacy`, `responses`, `receipts`.
///
/// @param keepReceipts how long receipts are kept, at least a day
public record OrchestratorConfig(
    List<ProviderConfig> providers,
    Map<String, List<String>> fallbacks,
    Limits limits,
    BudgetConfig budgets,
    PrivacyConfig privacy,
    ResponsesConfig responses,
    Duration keepReceipts) {
  /// A year, and time to compare it with the one before.
  private static final Duration KEPT = Duration.ofDays(400);

  public static final OrchestratorConfig EMPTY =
      new OrchestratorConfig(
          List.of(),
          Map.of(),
          Limits.DEFAULT,
          BudgetConfig.EMPTY,
          PrivacyConfig.DEFAULT,
          ResponsesConfig.DEFAULT,
          KEPT);

  private static final Pattern NAME = Pattern.compile("[\\p{Alnum}][\\p{Alnum}._-]{0,39}");

  /// Vendors whose key in the environment is enough, with the address that speaks OpenAI's wire.
  private static final Map<String, String> KNOWN =
      Map.of(
          "openai", "https://api.openai.com/v1",
          "anthropic", "https://api.anthropic.com/v1",
          "gemini", "https://generativelanguage.googleapis.com/v1beta",
          "deepseek", "https://api.deepseek.com");

  private static final List<String> KINDS = List.of("openai", "anthropic", "gemini");

  public OrchestratorConfig {
    providers = List.copyOf(providers);
    fallbacks = Map.copyOf(fallbacks);
  }

  /// Reads the keys of the root section and leaves the rest to others.
  ///
  /// @param environment for `OPENAI_API_KEY` and the like
  public static OrchestratorConfig read(ConfigSection root, Map<String, String> environment) {
    Map<String, ProviderConfig> providers = new LinkedHashMap<>();
    for (ConfigSection section : root.sections("providers")) {
      ProviderConfig provider = provider(section, environment);
      if (providers.putIfAbsent(provider.name(), provider) != null) {
        throw section.wrong("name", provider.name(), "a name that no other provider has");
      }
    }
    for (String vendor : List.of("openai", "anthropic", "gemini", "deepseek")) {
      fromEnvironment(vendor, environment)
          .ifPresent(provider -> providers.putIfAbsent(vendor, provider));
    }
    Map<String, List<String>> fallbacks = root.stringLists("fallbacks");
    return new OrchestratorConfig(
        new ArrayList<>(providers.values()),
        fallbacks,
        limits(root.section("timeouts")),
        BudgetConfig.read(root.section("budgets")),
        PrivacyConfig.read(root.section("privacy")),
        ResponsesConfig.read(root.section("responses")),
        keepReceipts(root.section("receipts")));
  }

  private static Duration keepReceipts(ConfigSection section) {
    Duration keep = section.duration("keep", KEPT);
    if (keep.compareTo(Duration.ofDays(1)) < 0) {
      throw section.wrong("keep", keep.toString(), "24h or more");
    }
    section.end();
    return keep;
  }

  /// Whether `name` may name a provider.
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  private static ProviderConfig provider(ConfigSection section, Map<String, String> environment) {
    String name = section.requireString("name");
    if (!isName(name)) {
      throw section.wrong("name", name, "letters, digits, `.`, `_` and `-`");
    }
    String kind = section.string("kind", "openai");
    if (!KINDS.contains(kind)) {
      throw section.wrong("kind", kind, "openai, anthropic or gemini");
    }
    String known = KNOWN.getOrDefault(name, kind.equals("openai") ? null : KNOWN.get(kind));
    String url = section.findString("url").orElse(known);
    if (url == null) {
      throw section.wrong("url", "missing", "an address such as http://localhost:11434/v1");
    }
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw section.wrong("url", url, "an http or https address");
    }
    List<String> keys = new ArrayList<>(section.strings("keys"));
    section.findString("key").filter(key -> !key.isBlank()).ifPresent(key -> keys.addFirst(key));
    if (keys.isEmpty()) {
      Optional.ofNullable(environment.get(variable(name))).ifPresent(keys::add);
    }
    boolean own = section.bool("own", false);
    List<ModelConfig> models = models(section);
    List<Wire> wires = wires(section);
    section.end();
    return new ProviderConfig(
        name, kind, url, keys, own, models, ProviderConfig.Source.CONFIG, wires);
  }

  /// What an address that is compatible with OpenAI speaks, if the file says it.
  private static List<Wire> wires(ConfigSection section) {
    List<Wire> wires = new ArrayList<>();
    for (String wire : section.strings("wires")) {
      wires.add(
          switch (wire) {
            case "chat" -> Wire.CHAT;
            case "responses" -> Wire.RESPONSES;
            default -> throw section.wrong("wires", wire, "chat or responses");
          });
    }
    return wires;
  }

  private static List<ModelConfig> models(ConfigSection provider) {
    List<ModelConfig> models = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ConfigSection section : provider.sections("models")) {
      String name = section.requireString("name");
      if (!names.add(name)) {
        throw section.wrong("name", name, "a name that no other model here has");
      }
      ModelConfig model =
          new ModelConfig(
              name,
              section.string("upstream", name),
              price(section.section("price")),
              section.integer("context", 0, 0, Integer.MAX_VALUE),
              bool(section, "tools"),
              bool(section, "vision"),
              tier(section));
      section.end();
      models.add(model);
    }
    return models;
  }

  private static @Nullable Price price(ConfigSection section) {
    Optional<Double> input = section.findNumber("input");
    double uncached = input.orElse(0.0);
    double cacheRead = section.number("cacheRead", uncached);
    double cacheWrite = section.number("cacheWrite", uncached);
    double cacheWrite1h = section.number("cacheWrite1h", cacheWrite);
    double audioInput = section.number("audioInput", uncached);
    Optional<Double> output = section.findNumber("output");
    section.end();
    return input.isEmpty() && output.isEmpty()
        ? null
        : new Price(
            new Price.Rates(
                Price.picos(uncached),
                Price.picos(cacheRead),
                Price.picos(cacheWrite),
                Price.picos(cacheWrite1h),
                Price.picos(audioInput),
                Price.picos(output.orElse(0.0))),
            List.of(),
            List.of());
  }

  private static @Nullable Boolean bool(ConfigSection section, String key) {
    return section.findString(key).isPresent() ? (Boolean) section.bool(key, false) : null;
  }

  private static @Nullable Tier tier(ConfigSection section) {
    return section
        .findString("tier")
        .map(
            text ->
                switch (text) {
                  case "tiny" -> Tier.TINY;
                  case "small" -> Tier.SMALL;
                  case "capable" -> Tier.CAPABLE;
                  default -> throw section.wrong("tier", text, "tiny, small or capable");
                })
        .orElse(null);
  }

  private static Optional<ProviderConfig> fromEnvironment(
      String vendor, Map<String, String> environment) {
    String key = environment.getOrDefault(variable(vendor), "");
    if (key.isBlank()) {
      return Optional.empty();
    }
    String url =
        environment.getOrDefault(
            vendor.toUpperCase(Locale.ROOT) + "_BASE_URL", KNOWN.getOrDefault(vendor, ""));
    String kind = KINDS.contains(vendor) ? vendor : "openai";
    return Optional.of(
        new ProviderConfig(
            vendor,
            kind,
            url,
            List.of(key.strip()),
            false,
            List.of(),
            ProviderConfig.Source.ENVIRONMENT));
  }

  private static String variable(String vendor) {
    return vendor.toUpperCase(Locale.ROOT) + "_API_KEY";
  }

  private static Limits limits(ConfigSection section) {
    Limits usual = Limits.DEFAULT;
    Duration firstByte = section.duration("firstByte", usual.firstByte());
    Limits limits =
        new Limits(
            section.duration("connect", usual.connect()),
            firstByte,
            section.duration("stall", usual.stall()),
            // Whoever shortens the first byte means answers that are not streamed too.
            section.duration(
                "plain", firstByte.equals(usual.firstByte()) ? usual.plain() : firstByte),
            section.duration("total", usual.total()));
    section.end();
    return limits;
  }
}
