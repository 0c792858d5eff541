package chat.maru.messenger.store;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.messenger.Card;
import chat.maru.messenger.Content;
import chat.maru.messenger.ContentJson;
import chat.maru.messenger.UserEvent;
import chat.maru.messenger.UserFact;
import chat.maru.messenger.UserStore;
import chat.maru.messenger.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Rows that belong to one user.
record JdbiUserStore(Handle handle) implements UserStore {
  private static final String CARD =
      "SELECT c.user_id, c.room, c.id, c.kind, c.at, c.data FROM cards c ";

  @Override
  public long advance(UserId user) {
    return handle
        .select(
            """
            INSERT INTO user_logs (user_id, last_seq) VALUES (?, 1)
            ON CONFLICT (user_id) DO UPDATE SET last_seq = user_logs.last_seq + 1
            RETURNING last_seq
            """,
            user.value())
        .mapTo(Long.class)
        .one();
  }

  @Override
  public long lastSeq(UserId user) {
    return handle
        .select("SELECT last_seq FROM user_logs WHERE user_id = ?", user.value())
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  @Override
  public Map<UserId, Long> lastSeqs(Collection<UserId> users) {
    return users.isEmpty()
        ? Map.of()
        : handle
            .createQuery("SELECT user_id, last_seq FROM user_logs WHERE user_id IN (<users>)")
            .bindList("users", users.stream().map(UserId::value).toList())
            .reduceRows(
                new HashMap<>(),
                (seqs, row) -> {
                  seqs.put(
                      new UserId(row.getColumn(1, String.class)), row.getColumn(2, Long.class));
                  return seqs;
                });
  }

  @Override
  public void insert(UserEvent event) {
    UserFact fact = event.fact();
    handle.execute(
        "INSERT INTO user_events (user_id, seq, at, kind, room, ref) VALUES (?, ?, ?, ?, ?, ?)",
        event.user().value(),
        event.seq(),
        event.at().toEpochMilli(),
        Wire.kind(fact),
        room(fact).value(),
        ref(fact));
  }

  private static RoomId room(UserFact fact) {
    return switch (fact) {
      case UserFact.CardPut put -> put.card().room();
      case UserFact.CardGone gone -> gone.room();
      case UserFact.RoomAdded added -> added.room().room().id();
      case UserFact.RoomRemoved removed -> removed.room();
      case UserFact.ClaimChanged changed -> changed.claim().room();
      case UserFact.MessageHidden hidden -> hidden.room();
      case UserFact.Draft draft -> draft.room();
    };
  }

  private static @Nullable String ref(UserFact fact) {
    return switch (fact) {
      case UserFact.CardPut put -> put.card().id();
      case UserFact.CardGone gone -> gone.card();
      case UserFact.ClaimChanged changed -> changed.claim().id();
      case UserFact.MessageHidden hidden -> hidden.message().value();
      case UserFact.RoomAdded _, UserFact.RoomRemoved _, UserFact.Draft _ -> null;
    };
  }

  @Override
  public List<Row> list(UserId user, long afterSeq, int limit) {
    return handle
        .select(
            """
            SELECT seq, at, kind, room, ref FROM user_events
            WHERE user_id = ? AND seq > ? ORDER BY seq LIMIT ?
            """,
            user.value(),
            afterSeq,
            limit)
        .map(
            (row, _) ->
                new Row(
                    row.getLong(1),
                    Instant.ofEpochMilli(row.getLong(2)),
                    row.getString(3),
                    row.getString(4),
                    Optional.ofNullable(row.getString(5)).orElse("")))
        .list();
  }

  @Override
  public void putCard(UserId user, Card card) {
    handle.execute(
        """
        INSERT INTO cards (user_id, room, id, kind, at, data) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (user_id, room, id) DO UPDATE SET kind = excluded.kind, data = excluded.data
        """,
        user.value(),
        card.room().value(),
        card.id(),
        card.kind(),
        card.at().toEpochMilli(),
        data(card).toText());
    handle.execute(
        "DELETE FROM card_quotes WHERE room = ? AND user_id = ? AND card = ?",
        card.room().value(),
        user.value(),
        card.id());
    Content.Answer answer = card.answer();
    if (answer != null) {
      for (Content.Part part : answer.parts()) {
        if (part instanceof Content.Quote quote) {
          handle.execute(
              """
              INSERT INTO card_quotes (room, cited, user_id, card) VALUES (?, ?, ?, ?)
              ON CONFLICT DO NOTHING
              """,
              card.room().value(),
              quote.message().value(),
              user.value(),
              card.id());
        }
      }
    }
  }

  @Override
  public Optional<Card> findCard(UserId user, RoomId room, String card) {
    return handle
        .select(
            CARD + "WHERE c.user_id = ? AND c.room = ? AND c.id = ?",
            user.value(),
            room.value(),
            card)
        .map((row, _) -> card(row))
        .findOne();
  }

  @Override
  public List<Card> cards(UserId user, RoomId room) {
    return handle
        .select(
            CARD + "WHERE c.user_id = ? AND c.room = ? ORDER BY c.at, c.id",
            user.value(),
            room.value())
        .map((row, _) -> card(row))
        .list();
  }

  @Override
  public boolean removeCard(UserId user, RoomId room, String card) {
    handle.execute(
        "DELETE FROM card_quotes WHERE room = ? AND user_id = ? AND card = ?",
        room.value(),
        user.value(),
        card);
    return handle.execute(
            "DELETE FROM cards WHERE user_id = ? AND room = ? AND id = ?",
            user.value(),
            room.value(),
            card)
        > 0;
  }

  @Override
  public List<Owned> cardsQuoting(RoomId room, MessageId cited) {
    return handle
        .select(
            CARD
                + """
                JOIN card_quotes q ON q.room = c.room AND q.user_id = c.user_id AND q.card = c.id
                WHERE q.room = ? AND q.cited = ? ORDER BY c.user_id, c.id
                """,
            room.value(),
            cited.value())
        .map((row, _) -> new Owned(new UserId(row.getString(1)), card(row)))
        .list();
  }

  @Override
  public void putDraft(UserId user, RoomId room, String text, Instant at) {
    if (text.isEmpty()) {
      handle.execute(
          "DELETE FROM drafts WHERE user_id = ? AND room = ?", user.value(), room.value());
    } else {
      handle.execute(
          """
          INSERT INTO drafts (user_id, room, text, at) VALUES (?, ?, ?, ?)
          ON CONFLICT (user_id, room) DO UPDATE SET text = excluded.text, at = excluded.at
          """,
          user.value(),
          room.value(),
          text,
          at.toEpochMilli());
    }
  }

  @Override
  public Optional<UserFact.Draft> findDraft(UserId user, RoomId room) {
    return handle
        .select(
            "SELECT text, at FROM drafts WHERE user_id = ? AND room = ?",
            user.value(),
            room.value())
        .map(
            (row, _) ->
                new UserFact.Draft(room, row.getString(1), Instant.ofEpochMilli(row.getLong(2))))
        .findOne();
  }

  private static JsonObject data(Card card) {
    return JsonObject.builder()
        .put("answer", card.answer() == null ? null : ContentJson.of(card.answer()))
        .put("code", card.code())
        .put("params", card.params())
        .put("receipt", card.receipt())
        .put("causedBy", card.causedBy() == null ? null : card.causedBy().value())
        .build();
  }

  private static Card card(ResultSet row) throws SQLException {
    JsonObject data = Json.parseObject(row.getString(6));
    return new Card(
        row.getString(3),
        new RoomId(row.getString(2)),
        row.getString(4),
        Instant.ofEpochMilli(row.getLong(5)),
        data.findObject("answer")
            .map(json -> (Content.Answer) ContentJson.parse(json))
            .orElse(null),
        data.findString("code").orElse(null),
        data.findObject("params").orElse(JsonObject.EMPTY),
        data.findString("receipt").orElse(null),
        data.findString("causedBy").map(MessageId::new).orElse(null));
  }
}
