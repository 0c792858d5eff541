package chat.maru.orchestrator.provider;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Call;
import chat.maru.orchestrator.Cancel;
import chat.maru.orchestrator.Limits;
import chat.maru.orchestrator.OrchestratorError;
import chat.maru.orchestrator.ProviderConfig;
import chat.maru.orchestrator.Trace;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// What all vendors have in common on the way: an address, keys that take turns, errors told by the
/// status, whole answers and answers that must be streams. Thread-safe; its calls block.
public final class VendorHttp implements AutoCloseable {
  /// The largest answer that is not streamed, in bytes.
  private static final int MAX_BODY = 64 << 20;

  private static final int MAX_ERROR = 64 << 10;
  private static final Duration LIST = Duration.ofSeconds(10);

  private final String who;
  private final Upstream upstream;
  private final KeyRing keys;
  private final BiConsumer<Map<String, String>, String> showKey;

  /// @param showKey puts a key into the headers of a request; not called where there is none
  public VendorHttp(
      ProviderConfig config, EventLoops loops, BiConsumer<Map<String, String>, String> showKey) {
    this.who = config.name();
    this.upstream = new Upstream(loops, config.name(), base(config.url()), AddressGuard.of(config));
    this.keys = new KeyRing(config.keys());
    this.showKey = showKey;
  }

  /// The body of a `GET`, such as the list of models.
  public byte[] get(String path, Map<String, String> more) {
    try (UpstreamAnswer answer =
        upstream.get(
            path, headers(keys.place(), more), Limits.DEFAULT.connect(), LIST, new Cancel())) {
      requireOk(answer, LIST);
      return answer.all(LIST, MAX_BODY);
    }
  }

  /// An answer that is not streamed.
  public byte[] whole(Call call, String path, Map<String, String> more, byte[] body) {
    Duration wait = call.limits().plain();
    long end = System.nanoTime() + wait.toNanos();
    try (UpstreamAnswer answer = post(call, path, more, body, wait)) {
      return answer.all(Duration.ofNanos(Math.max(0, end - System.nanoTime())), MAX_BODY);
    }
  }

  /// An answer that is a stream of events; its head has come.
  public UpstreamAnswer events(Call call, String path, Map<String, String> more, byte[] body) {
    UpstreamAnswer answer = post(call, path, more, body, call.limits().firstByte());
    String type = answer.header("content-type").orElse("text/event-stream");
    if (!type.toLowerCase(Locale.ROOT).startsWith("text/event-stream")) {
      answer.close();
      throw VendorErrors.nonsense(who, type + " where a stream of events was expected");
    }
    return answer;
  }

  /// The object in an answer.
  ///
  /// @throws MaruException as the vendor's fault if there is none
  public JsonObject object(byte[] raw) {
    try {
      if (Json.parse(raw) instanceof JsonObject object) {
        return object;
      }
    } catch (MaruException e) {
      // told below, as the vendor's fault and not the caller's
    }
    throw VendorErrors.nonsense(who, "something that is no JSON object");
  }

  @Override
  public void close() {
    upstream.close();
  }

  /// Sends the request with the key of the hour; a refused key gives way to the next one.
  private UpstreamAnswer post(
      Call call, String path, Map<String, String> more, byte[] body, Duration head) {
    for (int tried = 1; ; tried++) {
      int place = keys.place();
      Map<String, String> headers = headers(place, more);
      Trace trace = call.request().origin().trace();
      if (trace != null) {
        headers.put("traceparent", trace.header());
      }
      UpstreamAnswer answer =
          upstream.post(
              path, headers, body, call.limits().connect(), head, call.request().cancel());
      try {
        requireOk(answer, call.limits().stall());
        return answer;
      } catch (MaruException e) {
        answer.close();
        boolean keyRefused =
            e.code() == OrchestratorError.PROVIDER_KEY
                || e.code() == OrchestratorError.PROVIDER_BUSY;
        if (!keyRefused || tried >= keys.size()) {
          throw e;
        }
        keys.refused(place);
      }
    }
  }

  private void requireOk(UpstreamAnswer answer, Duration wait) {
    if (answer.status() == 200) {
      return;
    }
    byte[] body = answer.status() >= 400 ? answer.all(wait, MAX_ERROR) : new byte[0];
    throw VendorErrors.status(who, answer.status(), body, answer::header);
  }

  private Map<String, String> headers(int place, Map<String, String> more) {
    Map<String, String> headers = new TreeMap<>(more);
    headers.put("accept", "application/json, text/event-stream");
    headers.put("content-type", "application/json");
    headers.put("user-agent", "maru");
    keys.key(place).ifPresent(key -> showKey.accept(headers, key));
    return headers;
  }

  private static URI base(String url) {
    return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }
}
