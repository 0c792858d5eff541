package chat.maru.orchestrator;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What vendors ask for their models, from a dated file (`prices.json` beside this class, which
/// names its source). A price holds only at the vendor's own address: resellers set their own.
public final class PriceTable {
  private static final PriceTable SHIPPED = load();
  private static final Pattern DATE = Pattern.compile("-(\\d{4}-\\d{2}-\\d{2}|\\d{8}|latest)$");

  private final String asOf;
  private final Map<String, String> vendorByHost = new HashMap<>();
  private final Map<String, Map<String, Row>> rows = new HashMap<>();

  /// One line of the table.
  ///
  /// @param context the most input tokens
  public record Row(
      Price price, int context, Tier tier, boolean tools, boolean vision, boolean embeddings) {}

  private PriceTable(JsonObject file) {
    asOf = file.requireString("asOf");
    file.requireObject("hosts")
        .fields()
        .forEach(
            (host, vendor) ->
                vendorByHost.put(host, file.requireObject("hosts").requireString(host)));
    JsonObject models = file.requireObject("models");
    for (String vendor : models.names()) {
      Map<String, Row> table = new HashMap<>();
      JsonObject listed = models.requireObject(vendor);
      listed.names().forEach(name -> table.put(name, row(listed.requireObject(name))));
      rows.put(vendor, table);
    }
  }

  /// The table of this release.
  public static PriceTable shipped() {
    return SHIPPED;
  }

  /// When the prices were read.
  public String asOf() {
    return asOf;
  }

  /// The line for a model of a provider; a dated name (`gpt-4o-2024-08-06`) counts as the plain
  /// one.
  public Optional<Row> find(ProviderConfig provider, String upstream) {
    String vendor = vendorByHost.getOrDefault(host(provider.url()), provider.name());
    Map<String, Row> table = rows.getOrDefault(vendor, Map.of());
    String name = upstream.startsWith("models/") ? upstream.substring(7) : upstream;
    Row exact = table.get(name);
    return Optional.ofNullable(
        exact != null ? exact : table.get(DATE.matcher(name).replaceFirst("")));
  }

  private static String host(String url) {
    String host = URI.create(url).getHost();
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }

  private static Row row(JsonObject line) {
    double input = line.requireDouble("input");
    Price price =
        Price.perMillion(
            input,
            line.findDouble("cacheRead").orElse(input),
            line.findDouble("cacheWrite").orElse(input),
            line.requireDouble("output"));
    return new Row(
        price,
        (int) line.findLong("context").orElse(0),
        Tier.valueOf(line.findString("tier").orElse("small").toUpperCase(Locale.ROOT)),
        line.findBool("tools").orElse(false),
        line.findBool("vision").orElse(false),
        line.findString("kind").isPresent());
  }

  private static PriceTable load() {
    try (InputStream in = PriceTable.class.getResourceAsStream("prices.json")) {
      if (in == null) {
        throw new IllegalStateException("prices.json is missing");
      }
      return new PriceTable(Json.parseObject(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
