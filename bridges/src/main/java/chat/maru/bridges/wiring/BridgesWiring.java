package chat.maru.bridges.wiring;

import chat.maru.bridges.ExportFormat;
import chat.maru.bridges.Formats;
import chat.maru.bridges.discord.Discord;
import chat.maru.bridges.files.ExportFiles;
import chat.maru.bridges.http.ImportsApi;
import chat.maru.bridges.http.RunJson;
import chat.maru.bridges.importing.Importer;
import chat.maru.bridges.importing.Preview;
import chat.maru.bridges.kakaotalk.KakaoTalk;
import chat.maru.bridges.line.LineText;
import chat.maru.bridges.slack.Slack;
import chat.maru.bridges.store.JdbiJobs;
import chat.maru.bridges.store.JdbiLedger;
import chat.maru.bridges.telegram.Telegram;
import chat.maru.bridges.whatsapp.WhatsApp;
import chat.maru.edge.Routes;
import chat.maru.messenger.Imports;
import chat.maru.messenger.Rooms;
import chat.maru.messenger.hub.Hub;
import chat.maru.storage.Database;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins the module's parts.
public final class BridgesWiring {
  private BridgesWiring() {}

  /// The module as the server knows it. Call [Importer#resume] once the server is up, and close the
  /// importer before the database.
  public record Bridges(Formats formats, Importer importer, ImportsApi api) {
    public void addTo(Routes routes) {
      api.addTo(routes);
    }
  }

  /// Every format that Maru reads.
  public static Formats formats() {
    List<ExportFormat> formats = new ArrayList<>(KakaoTalk.formats());
    formats.addAll(
        List.of(
            new WhatsApp(), Telegram.format(), Slack.format(), Discord.format(), new LineText()));
    return new Formats(formats);
  }

  /// What an import of `file` would bring; needs no server. For `./maru import … --dry-run`.
  ///
  /// @param chat which chat of a zip that holds several
  /// @throws chat.maru.base.MaruException an [chat.maru.bridges.ImportError]
  public static Preview preview(String kind, Path file, @Nullable String chat, ZoneId zone) {
    String name = ExportFiles.name(String.valueOf(file.getFileName()), chat);
    return Preview.of(formats(), kind, file, name, zone);
  }

  /// @param data the data directory; files wait for their import in its `imports`
  public static Bridges wire(Database database, Rooms rooms, Imports imports, Hub hub, Path data) {
    Formats formats = formats();
    Importer importer =
        new Importer(
            formats,
            new MessengerTarget(rooms, imports),
            new JdbiLedger(database),
            new JdbiJobs(database),
            data.resolve("imports"),
            (user, run) -> hub.progress(user, RunJson.progress(run)));
    return new Bridges(formats, importer, new ImportsApi(importer, formats));
  }
}
