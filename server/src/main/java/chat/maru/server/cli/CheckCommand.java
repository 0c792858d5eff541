package chat.maru.server.cli;

import chat.maru.base.RoomId;
import chat.maru.messenger.store.LogCheck;
import chat.maru.search.RoomIndex;
import chat.maru.search.SearchIndex;
import chat.maru.server.data.DataDirectory;
import chat.maru.storage.Database;
import chat.maru.storage.Finding;
import chat.maru.storage.check.Soundness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./maru check`: proves a data directory.
@Command(
    name = "check",
    description =
        "Verifies the data: the database, the logs of rooms and users, sent files, the search"
            + " index.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Prints one line for each finding and exits with 1 if there is any. Changes nothing.",
      "While Maru runs, the search index is left out: it moves.",
      "Example: ./maru check --data data"
    })
public final class CheckCommand implements Callable<Integer> {
  @Mixin private final DatabaseOptions where = new DatabaseOptions();

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>();
    try (Database database = Database.attach(where.storage())) {
      findings.addAll(Soundness.of(database));
      LogCheck logs = new LogCheck(database);
      if (findings.isEmpty()) {
        findings.addAll(logs.findings());
        findings.addAll(where.files().findings(database));
        index(logs, findings);
      }
      findings.forEach(System.out::println);
      if (findings.isEmpty()) {
        Map<RoomId, LogCheck.Extent> rooms = logs.rooms();
        System.out.printf(
            "All is well: %d rooms, %d messages, %d events%n",
            rooms.size(),
            rooms.values().stream().mapToLong(LogCheck.Extent::messages).sum(),
            rooms.values().stream().mapToLong(LogCheck.Extent::lastSeq).sum());
      }
    }
    return findings.isEmpty() ? 0 : 1;
  }

  private void index(LogCheck logs, List<Finding> findings) {
    Optional<DataDirectory> locked = DataDirectory.tryLock(where.data());
    if (locked.isEmpty()) {
      System.err.println("maru: the search index is not checked while Maru runs");
      return;
    }
    try (DataDirectory data = locked.get();
        SearchIndex index = SearchIndex.open(data.index())) {
      logs.rooms().forEach((room, extent) -> compare(index.room(room), room, extent, findings));
    }
  }

  /// An index that is behind catches up by itself; one that is ahead holds what was never said.
  private static void compare(
      RoomIndex index, RoomId room, LogCheck.Extent extent, List<Finding> findings) {
    if (index.indexedSeq() > extent.lastSeq() || index.size() > extent.messages()) {
      findings.add(
          new Finding(
              "search index of room " + room.value(),
              "it holds %d messages up to event %d, the log %d up to %d; delete the folder index"
                      .formatted(
                          index.size(), index.indexedSeq(), extent.messages(), extent.lastSeq())
                  + " and it is made anew"));
    }
  }
}
