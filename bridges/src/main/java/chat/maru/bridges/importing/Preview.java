package chat.maru.bridges.importing;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ExportFormat;
import chat.maru.bridges.Formats;
import chat.maru.bridges.ImportError;
import chat.maru.bridges.Summary;
import chat.maru.bridges.Tally;
import chat.maru.bridges.files.ExportFiles;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an import of a file would bring, found without a room, a database or a server: the dry run
/// of the command line and of the endpoint.
public record Preview(Summary summary, ZoneId zone) {
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

  /// Reads the whole file. Blocks; needs memory for the speakers' names and one record.
  ///
  /// @param name the file's name as its owner knows it
  /// @throws chat.maru.base.MaruException an [ImportError]
  public static Preview of(Formats formats, String kind, Path path, String name, ZoneId zone) {
    formats.requireKind(kind);
    ExportFile file = ExportFiles.open(path, name);
    ExportFormat format = formats.detect(kind, ExportFiles.sample(file));
    Summary summary = Tally.of(format.name(), format.open(file));
    requireMessages(summary, kind);
    return new Preview(summary, zone);
  }

  static void requireMessages(Summary summary, String kind) {
    if (summary.messages() + summary.system() == 0) {
      throw ImportError.IMPORT_NO_MESSAGES.with(Map.of("kind", kind));
    }
  }

  /// The zone of the given name, by default Korea's.
  ///
  /// @throws chat.maru.base.MaruException `IMPORT_ZONE`
  public static ZoneId zone(@Nullable String name) {
    try {
      return ZoneId.of(name == null || name.isEmpty() ? "Asia/Seoul" : name);
    } catch (DateTimeException e) {
      throw ImportError.IMPORT_ZONE.with(Map.of("zone", String.valueOf(name)));
    }
  }

  /// `{messages, participants, first, last, system, skipped: [{line, why}]}` and more. Instants are
  /// UTC; `why` is the code of a finding.
  public JsonObject json() {
    return JsonObject.builder()
        .put("format", summary.format())
        .put("title", summary.header().title())
        .put("savedAt", iso(summary.header().savedAt()))
        .put("messages", summary.messages())
        .put("system", summary.system())
        .put("participants", new JsonArray(summary.participants().stream().map(Json::of).toList()))
        .put("first", iso(summary.first()))
        .put("last", iso(summary.last()))
        .put("skipped", remarks(summary.skipped()))
        .put("skippedCount", summary.skippedCount())
        .put("warnings", remarks(summary.warnings()))
        .put("warningCount", summary.warningCount())
        .build();
  }

  /// The same for people.
  public String text(Locale reader) {
    return PreviewText.of(summary, reader);
  }

  private @Nullable String iso(@Nullable LocalDateTime wall) {
    return wall == null ? null : ISO.format(wall.atZone(zone).withZoneSameInstant(ZoneOffset.UTC));
  }

  private static JsonArray remarks(List<Summary.Remark> remarks) {
    return new JsonArray(remarks.stream().map(Preview::remark).toList());
  }

  private static Json remark(Summary.Remark remark) {
    return JsonObject.builder().put("line", remark.line()).put("why", remark.why().code()).build();
  }
}
