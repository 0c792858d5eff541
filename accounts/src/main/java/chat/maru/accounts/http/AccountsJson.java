package chat.maru.accounts.http;

import chat.maru.accounts.ApiKey;
import chat.maru.accounts.AuditEntry;
import chat.maru.accounts.Session;
import chat.maru.accounts.User;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Accounts as JSON.
public final class AccountsJson {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private AccountsJson() {}

  public static JsonObject user(User user) {
    return JsonObject.builder()
        .put("id", user.id().value())
        .put("name", user.name())
        .put("displayName", user.displayName())
        .put("role", user.role().text())
        .put("locale", user.locale())
        .put("timeZone", user.timeZone())
        .put("createdAt", instant(user.createdAt()))
        .build();
  }

  static JsonObject session(Session session, String current) {
    return JsonObject.builder()
        .put("id", session.id())
        .put("createdAt", instant(session.createdAt()))
        .put("lastSeenAt", instant(session.lastSeenAt()))
        .put("agent", session.agent())
        .put("current", session.id().equals(current))
        .build();
  }

  static JsonObject key(ApiKey key) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("id", key.id())
            .put("name", key.name())
            .put("prefix", key.prefix())
            .put("createdAt", instant(key.createdAt()))
            .put("lastUsedAt", key.lastUsedAt().map(AccountsJson::instant).orElse(null));
    key.budgetMicros().ifPresent(budget -> json.put("budgetMicros", budget));
    return json.build();
  }

  static JsonObject entry(AuditEntry entry) {
    return JsonObject.builder()
        .put("id", entry.id())
        .put("at", instant(entry.at()))
        .put("kind", entry.kind())
        .put("actor", entry.actor().map(UserId::value).orElse(null))
        .put("subject", entry.subject().orElse(null))
        .put("address", entry.address().orElse(null))
        .put("detail", entry.detail())
        .build();
  }

  private static String instant(Instant at) {
    return INSTANT.format(at);
  }
}
