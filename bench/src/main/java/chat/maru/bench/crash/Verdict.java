package chat.maru.bench.crash;

import chat.maru.base.json.JsonObject;
import chat.maru.bench.crash.Talker.Promise;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds a room's log against what its members were promised and shown.
///
/// A message is *lost* if it was confirmed or shown and is not at that place of the log, *doubled*
/// if its id stands there twice, *reordered* if it stands before one that the same person said
/// earlier or the log has a gap there; a read mark *regressed* if it stands below one that was
/// confirmed.
final class Verdict {
  private final Map<String, Long> places = new HashMap<>();
  private final Map<Long, String> log = new HashMap<>();
  private final Set<String> lost = new HashSet<>();
  private long seen;
  private long doubled;
  private long reordered;
  private long regressed;

  /// Reads on where the last reading ended.
  void read(Door door) {
    while (true) {
      List<JsonObject> events =
          door.get(door.room() + "/events?limit=1000&after=" + seen)
              .requireArray("events")
              .objects()
              .toList();
      if (events.isEmpty()) {
        return;
      }
      events.forEach(this::note);
    }
  }

  void note(JsonObject event) {
    long seq = event.requireLong("seq");
    if (seq != seen + 1) {
      reordered++;
    }
    seen = seq;
    if (event.requireString("kind").equals("posted")) {
      String id = event.requireObject("message").requireString("id");
      log.put(seq, id);
      if (places.put(id, seq) != null) {
        doubled++;
      }
    }
  }

  /// Judges what one person was told, in the order of saying.
  void promised(List<Promise> promises) {
    long before = 0;
    for (Promise promise : promises) {
      if (!Long.valueOf(promise.seq()).equals(places.get(promise.id()))) {
        lost.add(promise.id());
      }
      if (promise.seq() <= before) {
        reordered++;
      }
      before = promise.seq();
    }
  }

  /// Judges what one person was shown live: ids by their place.
  void shown(Map<Long, String> ids) {
    ids.forEach(
        (seq, id) -> {
          if (!id.equals(log.get(seq))) {
            lost.add(id);
          }
        });
  }

  /// Judges a read mark.
  void marked(long confirmed, long found) {
    if (found < confirmed) {
      regressed++;
    }
  }

  long lost() {
    return lost.size();
  }

  long doubled() {
    return doubled;
  }

  long reordered() {
    return reordered;
  }

  long regressed() {
    return regressed;
  }
}
