package chat.maru.messenger.store;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.messenger.EventStore;
import chat.maru.messenger.MateStanding;
import chat.maru.messenger.Member;
import chat.maru.messenger.Message;
import chat.maru.messenger.RoomEvent;
import chat.maru.messenger.RoomPolicy;
import chat.maru.messenger.UnreadBy;
import chat.maru.messenger.Wire;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Rows of room events. A row says what an event is about; messages and members are read as they
/// are now.
record JdbiEventStore(Handle handle) implements EventStore {
  private static final String UNDONE = "undone";
  private static final String LINES =
      "('joined', 'left', 'renamed', 'policy', 'imported', '" + UNDONE + "')";
  private static final Set<String> ABOUT_MESSAGES =
      Set.of("posted", "edited", "deleted", "reacted", "pinned", "acted");

  @Override
  public void insert(RoomEvent event) {
    handle.execute(
        "INSERT INTO room_events (room, seq, at, kind, actor, ref, data) VALUES (?, ?, ?, ?, ?, ?,"
            + " ?)",
        event.room().value(),
        event.seq(),
        event.at().toEpochMilli(),
        event instanceof RoomEvent.Undone ? UNDONE : Wire.kind(event),
        event.actor() == null ? null : event.actor().value(),
        ref(event),
        data(event));
  }

  private static @Nullable String ref(RoomEvent event) {
    return switch (event) {
      case RoomEvent.Posted posted -> posted.message().id().value();
      case RoomEvent.Edited edited -> edited.message().id().value();
      case RoomEvent.Deleted deleted -> deleted.message().id().value();
      case RoomEvent.Reacted reacted -> reacted.message().id().value();
      case RoomEvent.Pinned pinned -> pinned.message().id().value();
      case RoomEvent.Acted acted -> acted.message().id().value();
      case RoomEvent.Joined joined -> joined.member().id().value();
      case RoomEvent.Left left -> left.member().id().value();
      case RoomEvent.Claimed claimed -> claimed.member().id().value();
      case RoomEvent.OwnerChanged changed -> changed.owner().value();
      case RoomEvent.Imported imported -> imported.importId();
      case RoomEvent.Undone undone -> undone.importId();
      case RoomEvent.Renamed _,
          RoomEvent.PolicyChanged _,
          RoomEvent.MateChanged _,
          RoomEvent.Purged _,
          RoomEvent.Unseen _ ->
          null;
    };
  }

  private static @Nullable String data(RoomEvent event) {
    return switch (event) {
      case RoomEvent.Renamed renamed ->
          JsonObject.builder().put("name", renamed.name()).build().toText();
      case RoomEvent.Reacted reacted ->
          JsonObject.builder()
              .put("emoji", reacted.emoji())
              .put("on", reacted.on())
              .build()
              .toText();
      case RoomEvent.Pinned pinned -> JsonObject.builder().put("on", pinned.on()).build().toText();
      case RoomEvent.PolicyChanged changed -> Wire.policy(changed.policy()).toText();
      case RoomEvent.MateChanged changed -> Wire.mate(changed.mate()).toText();
      case RoomEvent.Imported imported ->
          JsonObject.builder()
              .put("count", imported.count())
              .put("from", imported.from().toEpochMilli())
              .put("to", imported.to().toEpochMilli())
              .build()
              .toText();
      case RoomEvent.Undone undone ->
          JsonObject.builder().put("count", undone.count()).build().toText();
      case RoomEvent.Purged purged ->
          JsonObject.builder().put("floor", purged.floor()).build().toText();
      case RoomEvent.Posted _,
          RoomEvent.Edited _,
          RoomEvent.Deleted _,
          RoomEvent.Acted _,
          RoomEvent.Joined _,
          RoomEvent.Left _,
          RoomEvent.Claimed _,
          RoomEvent.OwnerChanged _,
          RoomEvent.Unseen _ ->
          null;
    };
  }

  @Override
  public List<RoomEvent> list(RoomId room, long afterSeq, int limit) {
    return new Now(
            rows("room = ? AND seq > ? ORDER BY seq LIMIT ?", room, room.value(), afterSeq, limit))
        .events();
  }

  @Override
  public List<RoomEvent> lines(RoomId room, long afterSeq, long upToSeq, int limit) {
    return new Now(
            rows(
                    "room = ? AND seq > ? AND seq <= ? AND kind IN "
                        + LINES
                        + " ORDER BY seq DESC LIMIT ?",
                    room,
                    room.value(),
                    afterSeq,
                    upToSeq,
                    limit)
                .reversed())
        .events();
  }

  private List<Row> rows(String where, RoomId room, Object... args) {
    return handle
        .select("SELECT seq, at, kind, actor, ref, data FROM room_events WHERE " + where, args)
        .map(
            (row, _) ->
                new Row(
                    room,
                    row.getLong(1),
                    Instant.ofEpochMilli(row.getLong(2)),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6)))
        .list();
  }

  private record Row(
      RoomId room,
      long seq,
      Instant at,
      String kind,
      @Nullable String actor,
      @Nullable String ref,
      @Nullable String data) {

    @Nullable MemberId actorId() {
      return actor == null ? null : new MemberId(actor);
    }

    JsonObject json() {
      return data == null ? JsonObject.EMPTY : Json.parseObject(data);
    }

    RoomEvent unseen() {
      return new RoomEvent.Unseen(room, seq, at, actorId());
    }
  }

  /// What the rows are about, read in one go.
  private final class Now {
    private final List<Row> rows;
    private final Map<String, Message> messages = new HashMap<>();
    private final Map<String, Member> members = new HashMap<>();
    private @Nullable UnreadBy unreadBy;

    Now(List<Row> rows) {
      this.rows = rows;
      Set<String> ids = new java.util.LinkedHashSet<>();
      for (Row row : rows) {
        if (row.ref() != null && ABOUT_MESSAGES.contains(row.kind())) {
          ids.add(row.ref());
        }
      }
      if (!ids.isEmpty()) {
        RoomId room = rows.getFirst().room();
        new JdbiMessageStore(handle)
            .anyByIds(room, ids.stream().map(MessageId::new).toList())
            .forEach(message -> messages.put(message.id().value(), message));
        unreadBy = UnreadBy.of(new JdbiTx(handle), room);
      }
    }

    List<RoomEvent> events() {
      return rows.stream().map(this::event).toList();
    }

    private RoomEvent event(Row row) {
      return switch (row.kind()) {
        case "posted", "edited", "deleted", "reacted", "pinned", "acted" -> aboutMessage(row);
        case "joined", "left", "claimed" -> aboutMember(row);
        case "renamed" ->
            new RoomEvent.Renamed(
                row.room(), row.seq(), row.at(), row.actorId(), row.json().requireString("name"));
        case "policy" ->
            row.ref() == null
                ? policy(row)
                : new RoomEvent.OwnerChanged(
                    row.room(), row.seq(), row.at(), row.actorId(), new MemberId(row.ref()));
        case "mate" ->
            new RoomEvent.MateChanged(
                row.room(), row.seq(), row.at(), row.actorId(), mate(row.json()));
        case "imported", UNDONE -> aboutImport(row);
        case "purged" ->
            new RoomEvent.Purged(
                row.room(), row.seq(), row.at(), row.actorId(), row.json().requireLong("floor"));
        default -> row.unseen();
      };
    }

    private RoomEvent aboutMessage(Row row) {
      Message message = row.ref() == null ? null : messages.get(row.ref());
      if (message == null) {
        return row.unseen();
      }
      int count = unreadBy == null ? 0 : unreadBy.count(message);
      return switch (row.kind()) {
        case "posted" ->
            new RoomEvent.Posted(row.room(), row.seq(), row.at(), row.actorId(), message, count);
        case "edited" ->
            new RoomEvent.Edited(row.room(), row.seq(), row.at(), row.actorId(), message, count);
        case "reacted" ->
            new RoomEvent.Reacted(
                row.room(),
                row.seq(),
                row.at(),
                row.actorId(),
                message,
                row.json().requireString("emoji"),
                row.json().requireBool("on"));
        case "pinned" ->
            new RoomEvent.Pinned(
                row.room(),
                row.seq(),
                row.at(),
                row.actorId(),
                message,
                row.json().requireBool("on"));
        case "acted" ->
            new RoomEvent.Acted(row.room(), row.seq(), row.at(), row.actorId(), message, count);
        default -> new RoomEvent.Deleted(row.room(), row.seq(), row.at(), row.actorId(), message);
      };
    }

    private RoomEvent aboutMember(Row row) {
      if (row.ref() == null) {
        return row.unseen();
      }
      Member member =
          members.computeIfAbsent(
              row.ref(),
              id -> new JdbiMemberStore(handle).find(row.room(), new MemberId(id)).orElseThrow());
      return switch (row.kind()) {
        case "joined" ->
            new RoomEvent.Joined(row.room(), row.seq(), row.at(), row.actorId(), member);
        case "left" -> new RoomEvent.Left(row.room(), row.seq(), row.at(), row.actorId(), member);
        default -> new RoomEvent.Claimed(row.room(), row.seq(), row.at(), row.actorId(), member);
      };
    }

    private static RoomEvent aboutImport(Row row) {
      JsonObject data = row.json();
      String id = row.ref() == null ? "" : row.ref();
      int count = (int) data.requireLong("count");
      return row.kind().equals(UNDONE)
          ? new RoomEvent.Undone(row.room(), row.seq(), row.at(), row.actorId(), id, count)
          : new RoomEvent.Imported(
              row.room(),
              row.seq(),
              row.at(),
              row.actorId(),
              id,
              count,
              Instant.ofEpochMilli(data.requireLong("from")),
              Instant.ofEpochMilli(data.requireLong("to")));
    }

    private static RoomEvent policy(Row row) {
      return new RoomEvent.PolicyChanged(
          row.room(),
          row.seq(),
          row.at(),
          row.actorId(),
          new RoomPolicy(
              Rows.constant(RoomPolicy.Who.class, row.json().requireString("mentionAll")),
              Rows.constant(RoomPolicy.Who.class, row.json().requireString("pinning"))));
    }

    private static MateStanding mate(JsonObject json) {
      return new MateStanding(
          json.requireBool("present"),
          Rows.constant(MateStanding.Speaks.class, json.requireString("speaks")),
          Rows.constant(MateStanding.DataClass.class, json.requireString("dataClass")),
          // Older events do not say.
          Rows.constant(
              MateStanding.Identifiers.class, json.findString("identifiers").orElse("usual")));
    }
  }
}
