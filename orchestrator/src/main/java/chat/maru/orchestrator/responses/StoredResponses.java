package chat.maru.orchestrator.responses;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The responses that keys may continue and read again. Thread-safe; its calls block.
///
/// A response that continues another holds only what is new; to go on from it, the whole chain is
/// read, and its time begins anew. The words lie in the database as they are, until their time is
/// over, they are deleted, or the key is.
public final class StoredResponses implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoredResponses.class);
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(5);

  /// Rows in one transaction, so that a sweep never holds up others.
  private static final int BATCH = 200;

  private final ResponseStore store;
  private final InstantSource clock;
  private volatile ResponsesConfig config;
  private volatile boolean closed;

  public StoredResponses(ResponseStore store, ResponsesConfig config, InstantSource clock) {
    this.store = store;
    this.config = config;
    this.clock = clock;
  }

  /// Takes over a changed configuration.
  public void configure(ResponsesConfig changed) {
    config = changed;
  }

  /// Whether responses are kept at all.
  public boolean storing() {
    return config.store();
  }

  /// A request in which every item stands itself: those of the response that it continues first,
  /// and none only named.
  ///
  /// @return `body` itself if there is nothing to fill in
  /// @throws MaruException [ResponsesError] if something it names is not kept for this key
  public JsonObject expanded(String key, JsonObject body) {
    JsonArray input = Items.of(body.find("input").orElse(JsonArray.EMPTY));
    String previous = body.findString("previous_response_id").orElse(null);
    boolean names = input.objects().anyMatch(Items::isReference);
    if (previous == null && !names) {
      return body;
    }
    List<Json> items = new ArrayList<>();
    if (previous != null) {
      chain(key, previous).forEach(response -> items.addAll(Items.said(response.items())));
    }
    for (Json item : input) {
      items.add(
          item instanceof JsonObject object && Items.isReference(object)
              ? named(key, object.requireString("id"))
              : item);
    }
    return body.toBuilder()
        .remove("previous_response_id")
        .put("input", new JsonArray(items))
        .build();
  }

  /// Keeps a response, unless nothing is kept or the request says that it shall not be.
  ///
  /// @param request as the client sent it
  public void keep(String key, JsonObject request, JsonObject response) {
    if (!config.store() || !request.findBool("store").orElse(true)) {
      return;
    }
    Instant now = clock.instant();
    store.put(
        new StoredResponse(
            key,
            response.requireString("id"),
            request.findString("previous_response_id").orElse(null),
            now,
            now.plus(config.keep()),
            Items.identified(Items.of(request.find("input").orElse(JsonArray.EMPTY))),
            response));
  }

  /// @throws MaruException `RESPONSE_NOT_FOUND`, also for one of another key
  public StoredResponse require(String key, String id) {
    return store
        .find(key, id, clock.instant())
        .orElseThrow(
            () ->
                new MaruException(
                    ResponsesError.RESPONSE_NOT_FOUND, "No response " + id + " is kept"));
  }

  /// Every item that a response was made from, those of the ones before it included.
  ///
  /// @throws MaruException `RESPONSE_NOT_FOUND`, also for one of another key
  public List<Json> input(String key, String id) {
    StoredResponse last = require(key, id);
    List<Json> items = new ArrayList<>();
    for (StoredResponse response : store.chain(key, id, clock.instant())) {
      items.addAll(response.id().equals(last.id()) ? response.input().values() : response.items());
    }
    return items;
  }

  /// @throws MaruException `RESPONSE_NOT_FOUND`, also for one of another key
  public void delete(String key, String id) {
    require(key, id);
    store.delete(key, id);
  }

  /// Removes what is over its time or beyond its key's room, in small steps.
  public void sweep() {
    while (store.removeExpired(clock.instant(), BATCH) == BATCH) {
      // the next few
    }
    while (store.removeBeyond(config.bytesPerKey(), BATCH) > 0) {
      // until every key is within
    }
  }

  /// Sweeps every few minutes until this is closed.
  public void watch() {
    Threads.startVirtual(
        "stored-responses",
        () -> {
          while (!closed) {
            try {
              sweep();
            } catch (MaruException e) {
              LOG.warn("Responses could not be swept; trying again later", e);
            }
            Threads.sleep(BETWEEN_SWEEPS);
          }
        });
  }

  @Override
  public void close() {
    closed = true;
  }

  private List<StoredResponse> chain(String key, String previous) {
    Instant now = clock.instant();
    List<StoredResponse> chain = store.chain(key, previous, now);
    if (chain.isEmpty() || chain.getFirst().previous() != null) {
      String gone = chain.isEmpty() ? previous : chain.getFirst().previous();
      throw about(
          ResponsesError.PREVIOUS_RESPONSE_NOT_FOUND,
          "previous_response_id",
          "Response "
              + gone
              + " is not kept: it was made with store: false or by another key, was deleted, or its"
              + " time is over. Send the conversation itself as input");
    }
    String status = chain.getLast().status();
    if (status.equals("failed") || status.equals("cancelled")) {
      throw about(
          ResponsesError.PREVIOUS_RESPONSE_FAILED,
          "previous_response_id",
          "Response " + previous + " has failed: nothing can follow it. Repeat its request");
    }
    prolong(key, chain, now);
    return chain;
  }

  /// Begins the time of what is being continued anew; not at every step of a quick conversation.
  private void prolong(String key, List<StoredResponse> chain, Instant now) {
    Duration keep = config.keep();
    Instant soon = now.plus(keep.minus(keep.dividedBy(20)));
    List<String> old =
        chain.stream()
            .filter(response -> response.expiresAt().isBefore(soon))
            .map(StoredResponse::id)
            .toList();
    if (!old.isEmpty()) {
      store.prolong(key, old, now.plus(keep));
    }
  }

  private Json named(String key, String item) {
    return store
        .withItem(key, item, clock.instant())
        .flatMap(response -> Items.find(response, item))
        .orElseThrow(
            () ->
                about(
                    ResponsesError.ITEM_NOT_FOUND,
                    "input",
                    "Item " + item + " is not kept. Send the item itself"));
  }

  private static MaruException about(ResponsesError code, String param, String message) {
    return new MaruException(code, message).with(JsonObject.builder().put("param", param).build());
  }
}
