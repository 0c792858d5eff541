package chat.maru.bridges.wiring;

import chat.maru.bridges.Formats;
import chat.maru.bridges.http.ImportsApi;
import chat.maru.bridges.http.RunJson;
import chat.maru.bridges.importing.Importer;
import chat.maru.bridges.importing.Preview;
import chat.maru.bridges.kakaotalk.KakaoTalk;
import chat.maru.bridges.store.JdbiJobs;
import chat.maru.bridges.store.JdbiLedger;
import chat.maru.edge.Routes;
import chat.maru.messenger.Imports;
import chat.maru.messenger.Rooms;
import chat.maru.messenger.hub.Hub;
import chat.maru.storage.Database;
import java.nio.file.Path;
import java.time.ZoneId;

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
    return new Formats(KakaoTalk.formats());
  }

  /// What an import of `file` would bring; needs no server. For `./maru import … --dry-run`.
  ///
  /// @throws chat.maru.base.MaruException an [chat.maru.bridges.ImportError]
  public static Preview preview(String kind, Path file, ZoneId zone) {
    return Preview.of(formats(), kind, file, String.valueOf(file.getFileName()), zone);
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
