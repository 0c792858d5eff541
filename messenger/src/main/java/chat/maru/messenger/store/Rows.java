package chat.maru.messenger.store;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.base.json.Json;
import chat.maru.messenger.ContentJson;
import chat.maru.messenger.MarksJson;
import chat.maru.messenger.MateStanding;
import chat.maru.messenger.Member;
import chat.maru.messenger.MemberKind;
import chat.maru.messenger.Message;
import chat.maru.messenger.Room;
import chat.maru.messenger.RoomKind;
import chat.maru.messenger.RoomPolicy;
import chat.maru.messenger.RoomRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Rows to records.
final class Rows {
  static final String ROOM =
      "r.id, r.kind, r.name, r.created_at, r.last_seq, r.floor_seq, r.history_hidden,"
          + " r.mate_present, r.mate_speaks, r.data_class, r.identifiers, r.mention_all,"
          + " r.pinning";
  static final String MEMBER =
      "id, room, kind, user_id, display_name, role, joined_at, joined_seq, left_at, read_seq,"
          + " line_seq, hidden, blind";
  static final String MESSAGE =
      "m.id, m.room, m.author, a.display_name, a.kind, a.user_id, m.seq, m.sub, m.rev, m.at,"
          + " m.content, m.reply_to, m.edited_at, m.mentions, m.import_id, m.marks";

  private Rows() {}

  static Room room(ResultSet row) throws SQLException {
    return new Room(
        new RoomId(row.getString(1)),
        constant(RoomKind.class, row.getString(2)),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)),
        row.getLong(5),
        row.getLong(6),
        row.getInt(7) != 0,
        new MateStanding(
            row.getInt(8) != 0,
            constant(MateStanding.Speaks.class, row.getString(9)),
            constant(MateStanding.DataClass.class, row.getString(10)),
            constant(MateStanding.Identifiers.class, row.getString(11))),
        new RoomPolicy(
            constant(RoomPolicy.Who.class, row.getString(12)),
            constant(RoomPolicy.Who.class, row.getString(13))));
  }

  static Member member(ResultSet row) throws SQLException {
    String user = row.getString(4);
    return new Member(
        new MemberId(row.getString(1)),
        new RoomId(row.getString(2)),
        constant(MemberKind.class, row.getString(3)),
        user == null ? null : new UserId(user),
        row.getString(5),
        constant(RoomRole.class, row.getString(6)),
        Instant.ofEpochMilli(row.getLong(7)),
        row.getLong(8),
        instant(row, 9),
        row.getLong(10),
        row.getLong(11),
        row.getInt(12) != 0,
        row.getInt(13) != 0);
  }

  static Message message(ResultSet row) throws SQLException {
    String user = row.getString(6);
    String replyTo = row.getString(12);
    return new Message(
        new MessageId(row.getString(1)),
        new RoomId(row.getString(2)),
        new MemberId(row.getString(3)),
        row.getString(4),
        constant(MemberKind.class, row.getString(5)),
        user == null ? null : new UserId(user),
        row.getLong(7),
        row.getInt(8),
        row.getLong(9),
        Instant.ofEpochMilli(row.getLong(10)),
        ContentJson.parse(Json.parseObject(row.getString(11))),
        replyTo == null ? null : new MessageId(replyTo),
        instant(row, 13),
        mentions(row.getString(14)),
        row.getString(15),
        MarksJson.parse(row.getString(16)));
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }

  static <E extends Enum<E>> E constant(Class<E> type, String code) {
    return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
  }

  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static int flag(boolean value) {
    return value ? 1 : 0;
  }

  /// `?, ?, ?` for an `IN` list.
  static String marks(int count) {
    return String.join(", ", java.util.Collections.nCopies(count, "?"));
  }

  private static List<MemberId> mentions(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(" ", -1)).map(MemberId::new).toList();
  }
}
