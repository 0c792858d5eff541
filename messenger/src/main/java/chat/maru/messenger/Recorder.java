package chat.maru.messenger;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One act under way: its transaction, its time, and the events that it leaves behind.
public final class Recorder {
  private final Tx tx;
  private final Instant now;
  private final List<RoomEvent> roomEvents = new ArrayList<>();
  private final List<UserEvent> userEvents = new ArrayList<>();

  Recorder(Tx tx, Instant now) {
    this.tx = tx;
    this.now = now;
  }

  public Tx tx() {
    return tx;
  }

  public Instant now() {
    return now;
  }

  /// Takes the next place in the room's log; the event that stands there must be [#add]ed.
  public Stamp stamp(RoomId room) {
    return tx.rooms().advance(room, now);
  }

  public <E extends RoomEvent> E add(E event) {
    tx.events().insert(event);
    roomEvents.add(event);
    return event;
  }

  public void tell(UserId user, UserFact fact) {
    UserEvent event = new UserEvent(user, tx.users().advance(user), now, fact);
    tx.users().insert(event);
    userEvents.add(event);
  }

  List<RoomEvent> roomEvents() {
    return roomEvents;
  }

  List<UserEvent> userEvents() {
    return userEvents;
  }
}
