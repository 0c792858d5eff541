package chat.maru.server.cli;

import chat.maru.bridges.importing.Preview;
import chat.maru.bridges.wiring.BridgesWiring;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an export holds, without importing it. Needs no server.
final class DryRun {
  private DryRun() {}

  static int print(String kind, Path file, @Nullable String chat, String timezone, boolean asJson) {
    Preview preview = BridgesWiring.preview(kind, file, chat, Preview.zone(timezone));
    System.out.println(asJson ? preview.json().toText() : preview.text(Locale.getDefault()));
    return 0;
  }
}
