package chat.maru.orchestrator.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.edge.Access;
import chat.maru.edge.Caller;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.ReceiptView;
import chat.maru.orchestrator.Receipts;
import java.util.List;
import java.util.Optional;

/// The receipts of one's own calls. Somebody else's does not exist, but for the operator, who sees
/// everything in it but which messages it was about.
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
            .flatMap(found -> seenBy(http.caller(), found))
            .orElseThrow(() -> new MaruException(CommonError.NOT_FOUND, "No such receipt"));
    return Reply.json(200, new ReceiptView(Locales.of(http)).receipt(receipt));
  }

  private static Optional<Receipt> seenBy(Caller caller, Receipt receipt) {
    if (caller.user().equals(receipt.origin().user())) {
      return Optional.of(receipt);
    }
    Receipt.Left left = receipt.left();
    return caller.may(Access.OPERATOR)
        ? Optional.of(
            receipt.with(
                new Receipt.Left(
                    left.count(), List.of(), left.masked(), left.provider(), left.proof())))
        : Optional.empty();
  }
}
