package chat.maru.orchestrator;

import chat.maru.orchestrator.wire.Wire;
import java.util.List;
import java.util.Locale;

/// Where models are served and how to get in.
///
/// @param kind `openai` (anything compatible), `anthropic` or `gemini`
/// @param url the address that paths such as `/chat/completions` are appended to
/// @param keys tried in turn when one is refused; empty if none is needed
/// @param own whether words sent there never leave the operator's machines
/// @param models empty = ask the provider
/// @param wires the wires that it speaks, the best first; empty = what its kind and address tell
public record ProviderConfig(
    String name,
    String kind,
    String url,
    List<String> keys,
    boolean own,
    List<ModelConfig> models,
    Source source,
    List<Wire> wires) {
  public ProviderConfig {
    keys = List.copyOf(keys);
    models = List.copyOf(models);
    wires = List.copyOf(wires);
  }

  /// With the wires that its kind and address tell.
  public ProviderConfig(
      String name,
      String kind,
      String url,
      List<String> keys,
      boolean own,
      List<ModelConfig> models,
      Source source) {
    this(name, kind, url, keys, own, models, source, List.of());
  }

  /// Who set it up.
  public enum Source {
    CONFIG,
    ENVIRONMENT,
    PAGE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The same at another address.
  public ProviderConfig at(String otherUrl) {
    return new ProviderConfig(name, kind, otherUrl, keys, own, models, source);
  }

  /// A model that the configuration describes.
  public Model model(ModelConfig given) {
    return ModelCatalog.describe(this, given);
  }

  /// All models that the configuration describes; if there are none, the provider is asked.
  public List<Model> described() {
    return models.stream().map(this::model).toList();
  }

  /// A model that the provider's own list names.
  ///
  /// @param context how many tokens it takes, as the provider says; 0 if it does not
  public Model discovered(String upstream, int context) {
    // Gemini lists its models as `models/NAME`.
    String name = upstream.startsWith("models/") ? upstream.substring(7) : upstream;
    return ModelCatalog.describe(
        this, new ModelConfig(name, upstream, null, context, null, null, null));
  }

  /// Hides the keys.
  @Override
  public String toString() {
    return "ProviderConfig[" + name + ", " + kind + ", " + url + "]";
  }
}
