package chat.maru.orchestrator.http;

import chat.maru.base.MaruException;
import chat.maru.base.UserId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.traffic.Grouping;
import chat.maru.orchestrator.traffic.Labels;
import chat.maru.orchestrator.traffic.ReceiptFilter;
import chat.maru.orchestrator.traffic.ReceiptPage;
import chat.maru.orchestrator.traffic.ReceiptSearch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The operator's search in all receipts. It has ids, counts and codes, never anybody's words.
public final class ReceiptSearchApi {
  private static final int PAGE = 50;
  private static final int LONGEST_PAGE = 200;
  private static final int LONGEST_FILE = 5_000;

  private final ReceiptSearch search;
  private final Labels labels;

  public ReceiptSearchApi(ReceiptSearch search, Labels labels) {
    this.search = search;
    this.labels = labels;
  }

  public void addTo(Routes routes) {
    routes
        .get("/api/receipts", Access.OPERATOR, this::list)
        .get("/api/receipts.csv", Access.OPERATOR, this::file);
  }

  private Reply list(Request http) {
    ReceiptPage page = search.find(filter(http), limit(http));
    OperatorView view = view(http, page.receipts());
    List<Json> shown =
        List.copyOf(page.receipts().stream().map(one -> summary(one, view)).toList());
    return Reply.json(
        200,
        JsonObject.builder()
            .put("receipts", new JsonArray(shown))
            .put("before", page.before())
            .build());
  }

  /// The newest that match, for a spreadsheet.
  private Reply file(Request http) {
    List<Receipt> found = search.find(filter(http), LONGEST_FILE).receipts();
    String text = ReceiptCsv.of(found);
    return Reply.bytes(200, "text/csv; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
        .header("content-disposition", "attachment; filename=\"receipts.csv\"");
  }

  private OperatorView view(Request http, List<Receipt> receipts) {
    return view(labels, http.caller().user(), receipts);
  }

  static OperatorView view(Labels labels, UserId reader, List<Receipt> receipts) {
    return OperatorView.of(
        labels,
        reader,
        ids(receipts, ReceiptSearchApi::user),
        ids(receipts, one -> one.origin().key()),
        ids(receipts, ReceiptSearchApi::room));
  }

  private static List<String> ids(
      List<Receipt> receipts, java.util.function.Function<Receipt, @Nullable String> id) {
    return receipts.stream().map(id).filter(Objects::nonNull).distinct().toList();
  }

  static JsonObject summary(Receipt receipt, OperatorView view) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("id", receipt.id())
            .put("at", Instants.text(receipt.at()))
            .put("outcome", receipt.outcome().name().toLowerCase(Locale.ROOT))
            .put("own", receipt.own())
            .put("guided", receipt.guided())
            .put("dataClass", receipt.dataClass().code())
            .put("inputTokens", receipt.usage().input())
            .put("cachedTokens", receipt.usage().cacheRead())
            .put("outputTokens", receipt.usage().output())
            .put("costMicros", receipt.costMicros())
            .put("priced", receipt.priced())
            .put("ms", receipt.took().toMillis())
            .put("attempts", receipt.steps().size());
    if (receipt.model() != null) {
      json.put("model", receipt.model().name()).put("provider", receipt.model().provider());
    }
    Duration first = receipt.firstToken();
    if (first != null) {
      json.put("firstTokenMs", first.toMillis());
    }
    named(json, "user", Grouping.USER, user(receipt), view);
    named(json, "key", Grouping.KEY, receipt.origin().key(), view);
    named(json, "room", Grouping.ROOM, room(receipt), view);
    return json.build();
  }

  private static void named(
      JsonObject.Builder json, String field, Grouping by, @Nullable String id, OperatorView view) {
    if (id != null) {
      json.put(field, view.named(by, id).build());
    }
  }

  private static @Nullable String user(Receipt receipt) {
    return receipt.origin().user() == null ? null : receipt.origin().user().value();
  }

  private static @Nullable String room(Receipt receipt) {
    return receipt.origin().room() == null ? null : receipt.origin().room().value();
  }

  private static ReceiptFilter filter(Request http) {
    return new ReceiptFilter(
        given(http, "model"),
        outcome(given(http, "outcome")),
        given(http, "key"),
        given(http, "room"),
        Instants.query(http, "from").orElse(null),
        Instants.query(http, "to").orElse(null),
        null,
        given(http, "before"));
  }

  private static @Nullable String given(Request http, String name) {
    return http.query(name).filter(text -> !text.isBlank()).orElse(null);
  }

  private static Receipt.@Nullable Outcome outcome(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(Receipt.Outcome.values())
        .filter(outcome -> outcome.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> MaruException.invalid("outcome", text, "complete, failed or cancelled"));
  }

  private static int limit(Request http) {
    String text = http.query("limit").orElse(Integer.toString(PAGE));
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1) {
        return Math.min(limit, LONGEST_PAGE);
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw MaruException.invalid("limit", text, "a whole number from 1 to " + LONGEST_PAGE);
  }
}
