package chat.maru.mate.http;

import chat.maru.accounts.Users;
import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.mate.MateStatus;
import chat.maru.mate.Turn;
import chat.maru.mate.Turns;
import chat.maru.mate.talk.Language;
import chat.maru.messenger.Message;
import chat.maru.messenger.Viewer;
import chat.maru.messenger.wiring.Messenger;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.ReceiptView;
import chat.maru.orchestrator.Receipts;
import java.util.List;
import java.util.Locale;

/// Stopping a turn, the receipt under an answer, and what the mate thinks with.
public final class MateApi {
  private final Users users;
  private final Messenger messenger;
  private final Receipts receipts;
  private final Turns turns;
  private final MateStatus status;

  public MateApi(
      Users users, Messenger messenger, Receipts receipts, Turns turns, MateStatus status) {
    this.users = users;
    this.messenger = messenger;
    this.receipts = receipts;
    this.turns = turns;
    this.status = status;
  }

  public void addTo(Routes routes) {
    routes
        .get("/api/rooms/{room}/messages/{id}/receipt", Access.USER, this::receipt)
        .delete("/api/rooms/{room}/turns/{turn}", Access.USER, this::stop)
        .get("/api/mate/status", Access.USER, this::status);
  }

  /// Everybody who may see an answer may see its receipt. Of the messages that left, they are told
  /// those that they may see.
  private Reply receipt(Request request) {
    RoomId room = RoomId.parse(request.pathParam("room"));
    Viewer viewer = Viewer.person(request.caller().user());
    messenger.rooms().require(request.caller().user(), room);
    Receipt receipt =
        messenger
            .messages()
            .find(room, viewer, MessageId.parse(request.pathParam("id")))
            .flatMap(message -> message.content().receiptId())
            .flatMap(receipts::find)
            .orElseThrow(() -> new MaruException(CommonError.NOT_FOUND, "No such receipt"));
    JsonObject json = new ReceiptView(locale(request)).receipt(seen(receipt, room, viewer));
    return Reply.json(200, json);
  }

  private Receipt seen(Receipt receipt, RoomId room, Viewer viewer) {
    Receipt.Left left = receipt.left();
    List<MessageId> visible =
        left.messages().isEmpty()
            ? List.of()
            : messenger.messages().byIds(room, viewer, left.messages()).stream()
                .map(Message::id)
                .toList();
    return receipt.with(
        new Receipt.Left(left.count(), visible, left.masked(), left.provider(), left.proof()));
  }

  private Reply stop(Request request) {
    RoomId room = RoomId.parse(request.pathParam("room"));
    messenger.rooms().require(request.caller().user(), room);
    Turn turn =
        turns
            .find(room, request.pathParam("turn"))
            .orElseThrow(() -> new MaruException(CommonError.NOT_FOUND, "No such turn"));
    turns.stop(turn);
    return Reply.noContent();
  }

  private Reply status(Request request) {
    return Reply.json(200, status.json());
  }

  private Locale locale(Request request) {
    return users
        .find(request.caller().user())
        .map(user -> Language.ofLocale(user.locale()))
        .orElse(Language.ENGLISH)
        .locale();
  }
}
