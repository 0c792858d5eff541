package chat.maru.server.cli;

import chat.maru.server.config.Version;
import picocli.CommandLine.IVersionProvider;

/// What `./maru --version` prints.
public final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"Maru " + Version.text()};
  }
}
