package chat.maru.orchestrator.money.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.edge.Handler;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.orchestrator.money.AnswerStore;
import chat.maru.orchestrator.money.MoneyError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;

/// Honours the `Idempotency-Key` of a request (draft-ietf-httpapi-idempotency-key-header-07): the
/// same key and request get the same answer for a day and no model is asked again; another request
/// gets 422, and one that comes while the first is under way 409.
///
/// Only whole answers with status 200 are kept, so that a repeat after a failure tries anew.
/// Streamed answers are not kept: their header is ignored.
public final class KeptAnswers {
  private static final Duration KEPT = Duration.ofHours(24);

  /// Longer than any request takes.
  private static final Duration ABANDONED = Duration.ofMinutes(15);

  private static final int LONGEST_NAME = 255;
  private static final int LARGEST_BODY = 1 << 20;

  private final AnswerStore store;
  private final InstantSource clock;

  public KeptAnswers(AnswerStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  Reply answer(Request http, Handler handler) {
    String name = http.header("idempotency-key").orElse("");
    if (name.isEmpty() || http.json().findBool("stream").orElse(false)) {
      return handler.handle(http);
    }
    if (name.length() > LONGEST_NAME) {
      throw MaruException.invalid(
          "Idempotency-Key", name.length() + " characters", "up to " + LONGEST_NAME);
    }
    String key = http.caller().credential();
    String hash = hash(http);
    long now = clock.millis();
    return store
        .claim(key, name, hash, now, now - ABANDONED.toMillis(), now - KEPT.toMillis())
        .map(kept -> again(kept, hash))
        .orElseGet(() -> first(http, handler, key, name, hash));
  }

  private Reply first(Request http, Handler handler, String key, String name, String hash) {
    boolean kept = false;
    try {
      Reply reply = handler.handle(http);
      if (reply instanceof Reply.Whole whole
          && whole.status() == 200
          && whole.body().length <= LARGEST_BODY) {
        store.keep(key, name, kept(hash, whole));
        kept = true;
      }
      return reply;
    } finally {
      if (!kept) {
        store.drop(key, name);
      }
    }
  }

  private static AnswerStore.Kept kept(String hash, Reply.Whole whole) {
    JsonObject.Builder headers = JsonObject.builder().put("content-type", whole.contentType());
    whole.headers().forEach(header -> headers.put(header.name(), header.value()));
    return new AnswerStore.Kept(
        hash,
        whole.status(),
        headers.build().toText(),
        new String(whole.body(), StandardCharsets.UTF_8));
  }

  private static Reply again(AnswerStore.Kept kept, String hash) {
    if (!kept.hash().equals(hash)) {
      throw new MaruException(
          MoneyError.IDEMPOTENCY_MISMATCH, "This Idempotency-Key came with another request before");
    }
    String headers = kept.headers();
    String body = kept.body();
    if (headers == null || body == null) {
      throw new MaruException(
          CommonError.CONFLICT, "The first request with this Idempotency-Key is still under way");
    }
    JsonObject all = Json.parseObject(headers);
    Reply reply =
        Reply.bytes(
            kept.status(),
            all.requireString("content-type"),
            body.getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, Json> header : all.fields().entrySet()) {
      if (!header.getKey().equals("content-type")
          && header.getValue() instanceof JsonString value) {
        reply = reply.header(header.getKey(), value.value());
      }
    }
    return reply.header("idempotent-replayed", "true");
  }

  private static String hash(Request http) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(http.path().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return HexFormat.of().formatHex(digest.digest(http.body()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
