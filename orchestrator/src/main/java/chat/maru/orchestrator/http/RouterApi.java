package chat.maru.orchestrator.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.Receipts;
import chat.maru.orchestrator.routing.Feedback;
import chat.maru.orchestrator.routing.feedback.Decision;
import chat.maru.orchestrator.routing.feedback.Decisions;
import chat.maru.orchestrator.routing.feedback.Exploration;
import chat.maru.orchestrator.routing.feedback.Report;
import chat.maru.orchestrator.routing.feedback.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiPredicate;

/// What readers think of answers, and what the router did and why.
public final class RouterApi {
  private static final Duration REPORTED = Duration.ofDays(30);

  private final Receipts receipts;
  private final Decisions decisions;
  private final Feedback feedback;
  private final BiPredicate<UserId, RoomId> readers;
  private final InstantSource clock;

  /// @param readers whether somebody reads a room: its answers' receipts are theirs to judge too
  public RouterApi(
      Receipts receipts,
      Decisions decisions,
      Feedback feedback,
      BiPredicate<UserId, RoomId> readers,
      InstantSource clock) {
    this.receipts = receipts;
    this.decisions = decisions;
    this.feedback = feedback;
    this.readers = readers;
    this.clock = clock;
  }

  public void addTo(Routes routes) {
    routes
        .post("/api/receipts/{id}/feedback", Access.USER, this::tell)
        .post("/v1/receipts/{id}/feedback", Access.KEY, this::tell)
        .get("/api/router/report", Access.OPERATOR, this::report)
        .post("/api/router/train", Access.OPERATOR, this::train)
        .get("/api/router/decisions/{id}", Access.OPERATOR, this::replay);
  }

  private Reply tell(Request http) {
    JsonObject body = Json.parseObject(http.body());
    Receipt receipt =
        receipts
            .find(http.pathParam("id"))
            .filter(found -> mayJudge(http.caller().user(), found))
            .orElseThrow(() -> new MaruException(CommonError.NOT_FOUND, "No such receipt"));
    String kind = body.findString("kind").orElse("");
    Signal signal =
        Signal.ofReader(kind)
            .orElseThrow(
                () ->
                    new MaruException(
                        CommonError.INVALID,
                        "kind: " + kind + " (expected: up, down, regenerate or edit)"));
    feedback.told(receipt, http.caller().user(), signal);
    return Reply.noContent();
  }

  private boolean mayJudge(UserId user, Receipt receipt) {
    RoomId room = receipt.origin().room();
    return user.equals(receipt.origin().user()) || (room != null && readers.test(user, room));
  }

  private Reply report(Request http) {
    Instant since = clock.instant().minus(REPORTED);
    Report report = decisions.report(since);
    JsonArray models = new JsonArray(report.models().stream().<Json>map(RouterApi::json).toList());
    double share = report.decisions() == 0 ? 0 : (double) report.explored() / report.decisions();
    return Reply.json(
        200,
        JsonObject.builder()
            .put("since", since.toString())
            .put("decisions", report.decisions())
            .put("models", models)
            .put(
                "saved",
                JsonObject.builder()
                    .put("againstBestMicros", report.againstBestMicros())
                    .put("againstRandomMicros", report.againstRandomMicros())
                    .build())
            .put(
                "exploration",
                JsonObject.builder()
                    .put("share", share)
                    .put("spentMicros", report.exploredMicros())
                    .put("limitMicros", Exploration.DAILY_MICROS * REPORTED.toDays())
                    .build())
            .build());
  }

  private Reply train(Request http) {
    Feedback.Trained trained = feedback.train();
    return Reply.json(
        200,
        JsonObject.builder()
            .put("outcomes", trained.outcomes())
            .put("brierClass", trained.brierClass())
            .put("brierLearned", trained.brierLearned())
            .build());
  }

  private static JsonObject json(Report.OfModel model) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("model", model.model())
            .put("chosen", model.chosen())
            .put("predicted", model.predicted())
            .put("up", model.up())
            .put("down", model.down());
    if (model.weight() > 0) {
      json.put("observed", model.right() / model.weight());
    }
    return json.build();
  }

  /// A decision as it was recorded, and the order that its numbers give when weighed again.
  private Reply replay(Request http) {
    Decision decision =
        decisions
            .find(http.pathParam("id"))
            .orElseThrow(() -> new MaruException(CommonError.NOT_FOUND, "No such decision"));
    JsonArray again =
        JsonArray.ofStrings(decision.replayed().stream().map(Decision.Option::model).toList());
    return Reply.json(
        200,
        decision.toJson().toBuilder()
            .put("explored", decision.explored())
            .put("replayed", again)
            .put("same", decision.replayed().equals(decision.options()))
            .build());
  }
}
