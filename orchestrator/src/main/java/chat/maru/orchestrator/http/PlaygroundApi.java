package chat.maru.orchestrator.http;

import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.ChatRequest;
import chat.maru.orchestrator.DataClass;
import chat.maru.orchestrator.Gateway;
import chat.maru.orchestrator.Origin;
import chat.maru.orchestrator.ReceiptView;
import java.time.Duration;
import java.util.Arrays;

/// The route that words would take, for the operator who tries it out. No model is asked, nothing
/// is kept.
public final class PlaygroundApi {
  private static final long MAX_BYTES = 1L << 20;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Gateway gateway;

  public PlaygroundApi(Gateway gateway) {
    this.gateway = gateway;
  }

  public void addTo(Routes routes) {
    routes.post("/api/route", Access.OPERATOR, MAX_BYTES, this::route);
  }

  /// A chat completion's body, and beside it `dataClass`.
  private Reply route(Request http) {
    JsonObject body = http.json();
    DataClass dataClass = dataClass(body.findString("dataClass").orElse(DataClass.OPEN.code()));
    JsonObject asked = ChatBody.check(body.toBuilder().remove("dataClass").build());
    ChatRequest request = ChatRequest.of(asked, Origin.MARU, dataClass, Deadline.after(LONGEST));
    return Reply.json(200, new ReceiptView(Locales.of(http)).route(gateway.route(request)));
  }

  private static DataClass dataClass(String text) {
    return Arrays.stream(DataClass.values())
        .filter(one -> one.code().equals(text))
        .findFirst()
        .orElseThrow(() -> MaruException.invalid("dataClass", text, "open, room or sealed"));
  }
}
