package chat.maru.accounts.http;

import chat.maru.accounts.ApiKey;
import chat.maru.accounts.AuditEntry;
import chat.maru.accounts.KeyTerms;
import chat.maru.accounts.Session;
import chat.maru.accounts.User;
import chat.maru.base.MaruException;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
    KeyTerms terms = key.terms();
    terms
        .budgetMicros()
        .ifPresent(m -> json.put("budgetMicros", m).put("period", terms.period().code()));
    if (!terms.models().isEmpty()) {
      json.put("models", JsonArray.ofStrings(terms.models()));
    }
    terms.expiresAt().ifPresent(at -> json.put("expiresAt", instant(at)));
    terms.requestsPerMinute().ifPresent(most -> json.put("requestsPerMinute", most));
    terms.tokensPerMinute().ifPresent(most -> json.put("tokensPerMinute", most));
    terms.identifiers().ifPresent(choice -> json.put("identifiers", choice.code()));
    return json.build();
  }

  /// The terms in the body of a request for a key.
  ///
  /// @throws MaruException `INVALID` naming the value that cannot be
  static KeyTerms terms(JsonObject body) {
    return new KeyTerms(
        body.findLong("budgetMicros"),
        body.findString("period")
            .map(KeyTerms.BudgetPeriod::of)
            .orElse(KeyTerms.BudgetPeriod.TOTAL),
        body.findArray("models").map(names -> names.strings().toList()).orElse(List.of()),
        body.findString("expiresAt").map(AccountsJson::instant),
        body.findLong("requestsPerMinute"),
        body.findLong("tokensPerMinute"),
        body.findString("identifiers").map(KeyTerms.Identifiers::of));
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeParseException e) {
      throw MaruException.invalid("expiresAt", text, "an instant such as 2027-01-31T00:00:00Z");
    }
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
