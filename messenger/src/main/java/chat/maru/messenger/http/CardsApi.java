package chat.maru.messenger.http;

import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.messenger.Cards;
import chat.maru.messenger.Drafts;
import chat.maru.messenger.Wire;

/// What is the caller's own in a room: cards and what they have typed.
public record CardsApi(Cards cards, Drafts drafts) {
  public void addTo(Routes routes) {
    routes
        .get("/api/rooms/{room}/cards", Access.USER, this::list)
        .delete("/api/rooms/{room}/cards/{id}", Access.USER, this::remove)
        .put("/api/rooms/{room}/draft", Access.USER, this::draft);
  }

  private Reply list(Request request) {
    return Reply.json(
        200,
        JsonObject.builder()
            .put(
                "cards",
                Wire.array(cards.list(Params.user(request), Params.room(request)), Wire::card))
            .build());
  }

  private Reply remove(Request request) {
    cards.remove(Params.user(request), Params.room(request), request.pathParam("id"));
    return Reply.noContent();
  }

  private Reply draft(Request request) {
    drafts.put(Params.user(request), Params.room(request), request.json().requireString("text"));
    return Reply.noContent();
  }
}
