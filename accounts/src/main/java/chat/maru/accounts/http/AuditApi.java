package chat.maru.accounts.http;

import chat.maru.accounts.Audit;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;

/// `/api/audit`: the log of security events, newest first.
public record AuditApi(Audit audit) {
  public void addTo(Routes routes) {
    routes.get("/api/audit", Access.OPERATOR, this::page);
  }

  private Reply page(Request request) {
    int limit = request.query("limit").map(AuditApi::limit).orElse(50);
    JsonArray entries =
        new JsonArray(
            audit.page(request.query("before"), limit).stream()
                .<Json>map(AccountsJson::entry)
                .toList());
    return Reply.json(200, JsonObject.builder().put("entries", entries).build());
  }

  private static int limit(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw MaruException.invalid("limit", text, "a whole number");
    }
  }
}
