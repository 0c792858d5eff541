package chat.maru.orchestrator.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.ReceiptView;
import chat.maru.orchestrator.Receipts;

/// The receipts of one's own calls. Somebody else's does not exist.
public final class ReceiptsApi {
  private final Receipts receipts;

  public ReceiptsApi(Receipts receipts) {
    this.receipts = receipts;
  }

  public void addTo(Routes routes) {
    routes
        .get("/v1/receipts/{id}", Access.KEY, this::find)
        .get("/api/receipts/{id}", Access.USER, this::find);
  }

  private Reply find(Request http) {
    Receipt receipt =
        receipts
            .find(http.pathParam("id"))
            .filter(found -> http.caller().user().equals(found.origin().user()))
            .orElseThrow(() -> new MaruException(CommonError.NOT_FOUND, "No such receipt"));
    return Reply.json(200, new ReceiptView(Locales.of(http)).receipt(receipt));
  }
}
