package chat.maru.orchestrator;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
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
  /// @param maxOutput the most output tokens; 0 if the vendor does not say
  public record Row(
      Price price,
      int context,
      int maxOutput,
      Tier tier,
      boolean tools,
      boolean vision,
      boolean embeddings) {}

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
    return new Row(
        price(line),
        (int) line.findLong("context").orElse(0),
        (int) line.findLong("maxOutput").orElse(0),
        Tier.valueOf(line.findString("tier").orElse("small").toUpperCase(Locale.ROOT)),
        line.findBool("tools").orElse(false),
        line.findBool("vision").orElse(false),
        line.findString("kind").isPresent());
  }

  /// The price of a line: its rates, `above` for long inputs, and `changes` with their dates.
  static Price price(JsonObject line) {
    List<Price.Longer> longer =
        line.findObject("above").stream()
            .map(above -> new Price.Longer(above.requireLong("over"), rates(above)))
            .toList();
    List<Price.Change> changes =
        line.findArray("changes").stream()
            .flatMap(JsonArray::objects)
            .map(later -> new Price.Change(from(later), price(later)))
            .toList();
    return new Price(rates(line), longer, changes);
  }

  private static Instant from(JsonObject change) {
    return LocalDate.parse(change.requireString("from")).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Price.Rates rates(JsonObject line) {
    double input = line.requireDouble("input");
    double write = line.findDouble("cacheWrite").orElse(input);
    return new Price.Rates(
        Price.picos(input),
        Price.picos(line.findDouble("cacheRead").orElse(input)),
        Price.picos(write),
        Price.picos(line.findDouble("cacheWrite1h").orElse(write)),
        Price.picos(line.findDouble("audioInput").orElse(input)),
        Price.picos(line.requireDouble("output")));
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
