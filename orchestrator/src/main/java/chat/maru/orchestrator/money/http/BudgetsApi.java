package chat.maru.orchestrator.money.http;

import chat.maru.base.MaruException;
import chat.maru.base.UserId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.money.AccountId;
import chat.maru.orchestrator.money.Limit;
import chat.maru.orchestrator.money.Measure;
import chat.maru.orchestrator.money.Period;
import chat.maru.orchestrator.money.Scope;
import chat.maru.orchestrator.money.lease.Budgets;
import chat.maru.orchestrator.traffic.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/api/budgets`: what the deployment, keys, users and rooms may spend.
public final class BudgetsApi {
  private static final long MOST_MICROS = 1_000_000_000_000_000L;

  private final Budgets budgets;
  private final Labels labels;

  /// @param labels what people call a key, user or room
  public BudgetsApi(Budgets budgets, Labels labels) {
    this.budgets = budgets;
    this.labels = labels;
  }

  public void addTo(Routes routes) {
    routes
        .get("/api/budgets", Access.OPERATOR, this::list)
        .put("/api/budgets", Access.OPERATOR, this::put)
        .delete("/api/budgets", Access.OPERATOR, this::remove)
        .post("/api/budgets/reconcile", Access.OPERATOR, _ -> reconcile());
  }

  private Reply list(Request http) {
    List<Budgets.Entry> entries = budgets.list();
    Map<Scope, String> names = names(entries, http.caller().user());
    JsonArray all = new JsonArray(entries.stream().<Json>map(entry -> json(entry, names)).toList());
    return Reply.json(200, JsonObject.builder().put("budgets", all).build());
  }

  private Reply put(Request http) {
    JsonObject body = http.json();
    AccountId account =
        account(
            body.requireString("scope"),
            body.findString("id").orElse(""),
            body.requireString("period"));
    long micros = body.requireLong("limitMicros");
    if (micros < 0 || micros > MOST_MICROS) {
      throw MaruException.invalid("limitMicros", Long.toString(micros), "from 0 to " + MOST_MICROS);
    }
    return Reply.json(200, json(budgets.put(new Limit(account, micros, false)), Map.of()));
  }

  private Reply remove(Request http) {
    budgets.remove(
        account(
            http.query("scope").orElse(""),
            http.query("id").orElse(""),
            http.query("period").orElse("")));
    return Reply.noContent();
  }

  private Reply reconcile() {
    return Reply.json(200, JsonObject.builder().put("freedMicros", budgets.reconcile()).build());
  }

  private static AccountId account(String scope, String id, String period) {
    Scope.Kind kind =
        Scope.Kind.find(scope)
            .orElseThrow(
                () -> MaruException.invalid("scope", scope, "key, user, room or deployment"));
    if (kind == Scope.Kind.DEPLOYMENT && !id.isEmpty()) {
      throw MaruException.invalid("id", id, "none: there is one deployment");
    }
    if (id.length() > 64 || id.contains(":")) {
      throw MaruException.invalid("id", "no id", "the id of a " + scope);
    }
    return new AccountId(
        new Scope(kind, id),
        Measure.MICROS,
        Period.ofBudget(period)
            .orElseThrow(() -> MaruException.invalid("period", period, "day, month or total")));
  }

  private Map<Scope, String> names(List<Budgets.Entry> entries, UserId reader) {
    Map<Scope, String> names = new HashMap<>();
    for (Scope.Kind kind : Scope.Kind.values()) {
      List<String> ids =
          entries.stream()
              .map(entry -> entry.limit().account().scope())
              .filter(scope -> scope.kind() == kind && !scope.id().isEmpty())
              .map(Scope::id)
              .distinct()
              .toList();
      Map<String, String> found =
          switch (kind) {
            case KEY -> labels.keys(ids);
            case USER -> labels.users(ids);
            case ROOM -> roomNames(reader, ids);
            case DEPLOYMENT -> Map.of();
          };
      found.forEach((id, name) -> names.put(new Scope(kind, id), name));
    }
    return names;
  }

  private Map<String, String> roomNames(UserId reader, List<String> ids) {
    Map<String, String> names = new HashMap<>();
    labels.rooms(reader, ids).forEach((id, label) -> names.put(id, label.name()));
    names.values().removeIf(String::isEmpty);
    return names;
  }

  private static JsonObject json(Budgets.Entry entry, Map<Scope, String> names) {
    AccountId account = entry.limit().account();
    Scope scope = account.scope();
    JsonObject.Builder json = JsonObject.builder().put("scope", scope.kind().code());
    if (!scope.id().isEmpty()) {
      json.put("id", scope.id());
      Optional.ofNullable(names.get(scope)).ifPresent(name -> json.put("name", name));
    }
    json.put("period", account.period().code())
        .put("limitMicros", entry.limit().most())
        .put("spentMicros", entry.spentMicros())
        .put("heldMicros", entry.heldMicros())
        .put("fromFile", entry.limit().fromFile());
    entry.resetsAt().ifPresent(at -> json.put("resetsAt", at.toString()));
    return json.build();
  }
}
