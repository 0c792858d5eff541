package chat.maru.server.cli;

import chat.maru.bridges.importing.Preview;
import chat.maru.bridges.wiring.BridgesWiring;
import java.nio.file.Path;
import java.util.Locale;

/// What an export holds, without importing it. Needs no server.
final class DryRun {
  private DryRun() {}

  static int print(String kind, Path file, String timezone, boolean asJson) {
    Preview preview = BridgesWiring.preview(kind, file, Preview.zone(timezone));
    System.out.println(asJson ? preview.json().toText() : preview.text(Locale.getDefault()));
    return 0;
  }
}
