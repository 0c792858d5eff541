package chat.maru.orchestrator.http;

import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.Masks;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.traffic.Labels;
import chat.maru.orchestrator.traffic.ReceiptFilter;
import chat.maru.orchestrator.traffic.ReceiptPage;
import chat.maru.orchestrator.traffic.ReceiptSearch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/api/receipts/left`: did this leave? Whoever asks brings the words; the database has only keyed
/// hashes of them, so nobody can read in it what they do not know already.
public final class LeftApi {
  private static final int PAGE = 50;
  private static final int LONGEST = 100_000;
  private static final int MOST = 8;

  private final Masks masks;
  private final ReceiptSearch search;
  private final Labels labels;

  public LeftApi(Masks masks, ReceiptSearch search, Labels labels) {
    this.masks = masks;
    this.search = search;
    this.labels = labels;
  }

  public void addTo(Routes routes) {
    routes.post("/api/receipts/left", Access.OPERATOR, this::find);
  }

  private Reply find(Request http) {
    JsonObject body = http.json();
    Map<String, String> traces = traces(body);
    Map<String, Receipt> found = new LinkedHashMap<>();
    Map<String, List<Json>> as = new LinkedHashMap<>();
    String before = null;
    for (Map.Entry<String, String> trace : traces.entrySet()) {
      ReceiptPage page = search.find(filter(body, trace.getKey()), PAGE);
      for (Receipt receipt : page.receipts()) {
        found.put(receipt.id(), receipt);
        as.computeIfAbsent(receipt.id(), _ -> new ArrayList<>()).add(Json.of(trace.getValue()));
      }
      before = later(before, page.before());
    }
    List<Receipt> receipts =
        found.values().stream().sorted((a, b) -> b.id().compareTo(a.id())).toList();
    OperatorView view = ReceiptSearchApi.view(labels, http.caller().user(), receipts);
    List<Json> shown = new ArrayList<>();
    receipts.forEach(
        one ->
            shown.add(
                ReceiptSearchApi.summary(one, view).toBuilder()
                    .put("found", new JsonArray(as.getOrDefault(one.id(), List.of())))
                    .build()));
    return Reply.json(
        200,
        JsonObject.builder()
            .put("identifiers", kinds(traces))
            .put("receipts", new JsonArray(shown))
            .put("before", before)
            .build());
  }

  /// What receipts are asked for, by what it is: `masked:phone`, `request`, `message`.
  private Map<String, String> traces(JsonObject body) {
    Map<String, String> traces = new LinkedHashMap<>();
    body.findString("text").ifPresent(text -> traces.putAll(ofText(text)));
    body.findString("message").ifPresent(id -> traces.put(MessageId.parse(id).value(), "message"));
    if (traces.isEmpty()) {
      throw MaruException.invalid("text", "nothing", "words or an identifier, or a `message`");
    }
    return traces;
  }

  private Map<String, String> ofText(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw MaruException.invalid(
          "text", text.length() + " characters", "1 to " + LONGEST + " characters");
    }
    Map<String, String> traces = new LinkedHashMap<>();
    masks.identifiers(text).stream()
        .limit(MOST)
        .forEach(hash -> traces.put(hash, "masked:" + hash.substring(0, hash.indexOf(':'))));
    traces.put(masks.request(text.getBytes(StandardCharsets.UTF_8)), "request");
    return traces;
  }

  private static ReceiptFilter filter(JsonObject body, String trace) {
    return new ReceiptFilter(
        null, null, null, null, null, null, trace, body.findString("before").orElse(null));
  }

  /// Where all searches have looked at everything after.
  private static @Nullable String later(@Nullable String a, @Nullable String b) {
    return a == null || (b != null && b.compareTo(a) > 0) ? b : a;
  }

  private static JsonArray kinds(Map<String, String> traces) {
    return JsonArray.ofStrings(
        traces.values().stream()
            .filter(what -> what.startsWith("masked:"))
            .map(what -> what.substring("masked:".length()))
            .toList());
  }
}
