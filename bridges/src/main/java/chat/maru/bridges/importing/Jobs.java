package chat.maru.bridges.importing;

import java.util.List;

/// Imports that are under way, so that they go on after a restart. Blocks.
public interface Jobs {
  /// An import and where its file lies.
  ///
  /// @param stored the name of the file in the directory of imports
  record Job(String run, ImportOrder order, String hash, String stored) {}

  /// Adds a job; one of the same run is replaced.
  void add(Job job);

  void remove(String run);

  List<Job> list();
}
