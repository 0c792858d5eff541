package chat.maru.server.config;

import java.util.Optional;

/// The version in the jar's manifest.
public final class Version {
  private Version() {}

  /// For example `0.1.0`; `dev` when it does not run from a jar.
  public static String text() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("dev");
  }
}
