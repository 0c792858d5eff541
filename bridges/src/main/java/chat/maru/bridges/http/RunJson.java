package chat.maru.bridges.http;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.messenger.ImportRun;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An import on the wire.
public final class RunJson {
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private RunJson() {}

  static Json of(ImportRun run) {
    return JsonObject.builder()
        .put("id", run.id())
        .put("room", run.room().value())
        .put("kind", run.kind())
        .put("file", run.file())
        .put("state", run.state().code())
        .put("total", run.total())
        .put("done", run.done())
        .put("added", run.added())
        .put("known", run.known())
        .put("participants", new JsonArray(run.participants().stream().map(Json::of).toList()))
        .put("skipped", new JsonArray(run.skipped().stream().map(RunJson::skipped).toList()))
        .put("audience", run.audience().code())
        .put("by", run.by().value())
        .put("at", iso(run.at()))
        .put("from", iso(run.from()))
        .put("to", iso(run.to()))
        .put("error", run.error())
        .build();
  }

  /// How far an import got, as a frame for its user's sockets.
  public static JsonObject progress(ImportRun run) {
    return JsonObject.builder()
        .put("type", "progress")
        .put("job", run.id())
        .put("kind", "import")
        .put("room", run.room().value())
        .put("done", run.done())
        .put("total", run.total())
        .put("added", run.added())
        .put("state", run.state().code())
        .put("error", run.error())
        .build();
  }

  private static Json skipped(ImportRun.Skipped skipped) {
    return JsonObject.builder().put("line", skipped.line()).put("why", skipped.why()).build();
  }

  private static @Nullable String iso(@Nullable Instant at) {
    return at == null ? null : ISO.format(at);
  }
}
