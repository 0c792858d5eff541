package chat.maru.orchestrator.store;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.orchestrator.ModelConfig;
import chat.maru.orchestrator.ProviderConfig;
import chat.maru.orchestrator.ProviderStore;
import chat.maru.orchestrator.SecretBox;
import chat.maru.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Providers in the database, their keys encrypted.
public final class JdbiProviderStore implements ProviderStore {
  private static final Logger LOG = LoggerFactory.getLogger(JdbiProviderStore.class);

  private final Database database;
  private final SecretBox secrets;
  private final InstantSource clock;

  public JdbiProviderStore(Database database, SecretBox secrets, InstantSource clock) {
    this.database = database;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public List<ProviderConfig> list() {
    List<Row> rows =
        database.read(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT name, kind, url, own, models, key_sealed
                        FROM model_provider ORDER BY created_at, name""")
                    .map((results, _) -> Row.read(results))
                    .list());
    return rows.stream().map(this::open).toList();
  }

  @Override
  public boolean insert(ProviderConfig provider) {
    String sealed =
        provider.keys().isEmpty()
            ? null
            : secrets.seal(provider.keys().getFirst(), bound(provider.name()));
    return database.write(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO model_provider
                          (name, kind, url, own, models, key_sealed, created_at)
                        VALUES (:name, :kind, :url, :own, :models, :sealed, :at)
                        ON CONFLICT (name) DO NOTHING""")
                    .bind("name", provider.name())
                    .bind("kind", provider.kind())
                    .bind("url", provider.url())
                    .bind("own", provider.own() ? 1 : 0)
                    .bind("models", models(provider))
                    .bind("sealed", sealed)
                    .bind("at", clock.millis())
                    .execute())
        == 1;
  }

  @Override
  public boolean delete(String name) {
    return database.write(
            handle ->
                handle
                    .createUpdate("DELETE FROM model_provider WHERE name = :name")
                    .bind("name", name)
                    .execute())
        == 1;
  }

  private ProviderConfig open(Row row) {
    return new ProviderConfig(
        row.name,
        row.kind,
        row.url,
        key(row),
        row.own,
        row.models().map(ModelConfig::named).toList(),
        ProviderConfig.Source.PAGE);
  }

  /// A key that was sealed under another secret is lost; the server starts all the same, and the
  /// operator enters it again.
  private List<String> key(Row row) {
    try {
      return row.sealed == null ? List.of() : List.of(secrets.open(row.sealed, bound(row.name)));
    } catch (MaruException e) {
      LOG.warn(e.message());
      return List.of();
    }
  }

  private static String models(ProviderConfig provider) {
    return JsonArray.ofStrings(provider.models().stream().map(ModelConfig::name).toList()).toText();
  }

  private static String bound(String name) {
    return "provider " + name;
  }

  private record Row(
      String name, String kind, String url, boolean own, String list, @Nullable String sealed) {
    static Row read(ResultSet results) throws SQLException {
      return new Row(
          results.getString("name"),
          results.getString("kind"),
          results.getString("url"),
          results.getLong("own") == 1,
          results.getString("models"),
          results.getString("key_sealed"));
    }

    Stream<String> models() {
      return Optional.of(Json.parse(list))
          .filter(JsonArray.class::isInstance)
          .map(JsonArray.class::cast)
          .orElse(JsonArray.EMPTY)
          .strings();
    }
  }
}
