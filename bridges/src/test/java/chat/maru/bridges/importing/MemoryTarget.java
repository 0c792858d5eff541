package chat.maru.bridges.importing;

import chat.maru.base.CommonError;
import chat.maru.base.Ids;
import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.ImportRun;
import chat.maru.messenger.ImportedMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Rooms that keep imported messages by their key, as the messenger promises to.
final class MemoryTarget implements Target {
  private final Map<String, ImportedMessage> messages = new LinkedHashMap<>();
  private final Map<String, String> runOf = new LinkedHashMap<>();
  private final Map<String, ImportRun> runs = new ConcurrentHashMap<>();
  private final Map<String, String> hashes = new ConcurrentHashMap<>();

  /// After so many batches the power fails; -1 for never.
  int batchesLeft = -1;

  /// The power failed.
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public Standing standing(UserId user, RoomId room) {
    return new Standing(MemberId.next(Clock.systemUTC()), true);
  }

  @Override
  public synchronized ImportRun begin(ImportOrder order, String hash) {
    for (ImportRun run : runs.values()) {
      boolean unfinished =
          run.state() == ImportRun.State.RUNNING || run.state() == ImportRun.State.FAILED;
      if (unfinished && hash.equals(hashes.get(run.id()))) {
        return put(with(run, ImportRun.State.RUNNING, run.total(), run.done(), run.added(), null));
      }
    }
    String id = Ids.next(Clock.systemUTC());
    hashes.put(id, hash);
    return put(
        new ImportRun(
            id,
            order.room(),
            order.kind(),
            order.file(),
            ImportRun.State.RUNNING,
            order.audience(),
            MemberId.next(Clock.systemUTC()),
            Instant.EPOCH,
            0,
            0,
            0,
            0,
            List.of(),
            List.of(),
            null,
            null,
            null));
  }

  private ImportRun put(ImportRun run) {
    runs.put(run.id(), run);
    return run;
  }

  @Override
  public synchronized void expect(ImportRun run, long total) {
    ImportRun now = find(run.id());
    put(with(now, now.state(), total, now.done(), now.added(), null));
  }

  @Override
  public synchronized ImportRun append(ImportRun run, List<ImportedMessage> batch) {
    if (batchesLeft == 0) {
      throw new Crash();
    }
    batchesLeft--;
    ImportRun now = find(run.id());
    if (now.state() == ImportRun.State.UNDONE) {
      throw new MaruException(CommonError.CONFLICT, "undone");
    }
    long added = 0;
    for (ImportedMessage message : batch) {
      if (messages.putIfAbsent(message.key(), message) == null) {
        runOf.put(message.key(), run.id());
        added++;
      }
    }
    return put(
        with(now, now.state(), now.total(), now.done() + batch.size(), now.added() + added, null));
  }

  @Override
  public synchronized ImportRun finish(ImportRun run, List<ImportRun.Skipped> skipped) {
    ImportRun now = find(run.id());
    return put(with(now, ImportRun.State.DONE, now.total(), now.done(), now.added(), null));
  }

  @Override
  public synchronized ImportRun fail(ImportRun run, String error) {
    ImportRun now = find(run.id());
    return put(with(now, ImportRun.State.FAILED, now.total(), now.done(), now.added(), error));
  }

  @Override
  public synchronized ImportRun undo(UserId by, RoomId room, String run) {
    messages.keySet().removeIf(key -> run.equals(runOf.get(key)));
    ImportRun now = find(run);
    return put(with(now, ImportRun.State.UNDONE, now.total(), now.done(), 0, null));
  }

  @Override
  public ImportRun require(UserId user, RoomId room, String run) {
    return find(run);
  }

  @Override
  public List<ImportRun> list(UserId user, RoomId room) {
    return List.copyOf(runs.values());
  }

  private ImportRun find(String id) {
    ImportRun run = runs.get(id);
    if (run == null) {
      throw new MaruException(CommonError.NOT_FOUND, "no such import");
    }
    return run;
  }

  /// What the room shows, oldest first: `instant speaker: text`.
  synchronized List<String> timeline() {
    List<ImportedMessage> all = new ArrayList<>(messages.values());
    all.sort(Comparator.comparing(ImportedMessage::at));
    return all.stream().map(MemoryTarget::show).toList();
  }

  /// The keys of people by their name.
  synchronized Map<String, Set<String>> people() {
    Map<String, Set<String>> people = new LinkedHashMap<>();
    for (ImportedMessage message : messages.values()) {
      ImportedMessage.Speaker speaker = message.speaker();
      if (speaker != null) {
        people.computeIfAbsent(speaker.name(), _ -> new java.util.TreeSet<>()).add(speaker.key());
      }
    }
    return people;
  }

  private static String show(ImportedMessage message) {
    ImportedMessage.Speaker speaker = message.speaker();
    return message.at()
        + " "
        + (speaker == null ? "*" : speaker.name() + ":")
        + " "
        + message.content().text().replace('\n', '⏎');
  }

  private static ImportRun with(
      ImportRun run,
      ImportRun.State state,
      long total,
      long done,
      long added,
      @Nullable String error) {
    return new ImportRun(
        run.id(),
        run.room(),
        run.kind(),
        run.file(),
        state,
        run.audience(),
        run.by(),
        run.at(),
        total,
        done,
        added,
        done - added,
        run.participants(),
        run.skipped(),
        run.from(),
        run.to(),
        error);
  }
}
