package chat.maru.messenger;

import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/// The numbered events of rooms: read from the log, or told as they are committed.
public final class RoomEvents {
  private final Journal journal;
  private final Feed feed;

  public RoomEvents(Journal journal, Feed feed) {
    this.journal = journal;
    this.feed = feed;
  }

  /// Events after `afterSeq` in order, as `user` may see them.
  ///
  /// @throws chat.maru.base.MaruException `RESYNC_REQUIRED` if they were purged
  public List<RoomEvent> list(UserId user, RoomId room, long afterSeq, int limit) {
    return journal.read(
        tx -> {
          Visibility visibility = Visibility.of(tx, room, Viewer.person(user));
          if (afterSeq < Rules.requireRoom(tx, room).floor()) {
            throw new MaruException(
                MessengerError.RESYNC_REQUIRED, "The events after " + afterSeq + " are gone");
          }
          return tx.events().list(room, afterSeq, limit).stream()
              .map(event -> seen(visibility, event))
              .toList();
        });
  }

  /// Events after `afterSeq` whoever asks: for followers of this process.
  public List<RoomEvent> log(RoomId room, long afterSeq, int limit) {
    return journal.read(tx -> tx.events().list(room, afterSeq, limit));
  }

  /// All rooms with the Seq of their newest events.
  public Map<RoomId, Long> lastSeqs() {
    return journal.read(tx -> tx.rooms().allLastSeqs());
  }

  /// Tells `listener` every event of this process after its commit, in order within each room. It
  /// must not block. What happened while nobody listened is in the log.
  public void subscribe(Consumer<RoomEvent> listener) {
    feed.onRoomEvent(listener);
  }

  /// Tells `listener` when the log of a room is said to have reached a Seq on another node. What
  /// happened there is in the log.
  public void onGrowth(ObjLongConsumer<RoomId> listener) {
    feed.onGrowth(listener);
  }

  private static RoomEvent seen(Visibility visibility, RoomEvent event) {
    return switch (event) {
      case RoomEvent.Posted posted -> seen(visibility, event, posted.message());
      case RoomEvent.Edited edited -> seen(visibility, event, edited.message());
      case RoomEvent.Deleted deleted -> seen(visibility, event, deleted.message());
      case RoomEvent.Reacted reacted -> seen(visibility, event, reacted.message());
      case RoomEvent.Pinned pinned -> seen(visibility, event, pinned.message());
      case RoomEvent.Acted acted -> seen(visibility, event, acted.message());
      case RoomEvent.PolicyChanged _,
          RoomEvent.Joined _,
          RoomEvent.Left _,
          RoomEvent.Claimed _,
          RoomEvent.Renamed _,
          RoomEvent.OwnerChanged _,
          RoomEvent.MateChanged _,
          RoomEvent.Imported _,
          RoomEvent.Undone _,
          RoomEvent.Purged _,
          RoomEvent.Unseen _ ->
          event;
    };
  }

  private static RoomEvent seen(Visibility visibility, RoomEvent event, Message message) {
    return visibility.admits(message)
        ? event
        : new RoomEvent.Unseen(event.room(), event.seq(), event.at(), event.actor());
  }
}
