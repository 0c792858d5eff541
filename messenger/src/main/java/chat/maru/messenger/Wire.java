package chat.maru.messenger;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// What clients read: the JSON of everything that the messenger tells.
public final class Wire {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Wire() {}

  /// ISO 8601 in UTC, always with milliseconds.
  public static String time(Instant at) {
    return TIME.format(at);
  }

  public static JsonObject message(Message message, int unreadBy) {
    JsonObject.Builder out =
        JsonObject.builder()
            .put("id", message.id().value())
            .put("room", message.room().value())
            .put("author", message.author().value())
            .put("authorName", message.authorName())
            .put("authorKind", message.authorKind().code())
            .put("seq", message.seq())
            .put("rev", message.rev())
            .put("at", time(message.at()))
            .put("text", message.text())
            .put("content", ContentJson.of(message.content()))
            .put("files", AttachmentJson.of(message.files()))
            .put("replyTo", message.replyTo() == null ? null : message.replyTo().value())
            .put("editedAt", optionalTime(message.editedAt()))
            .put("deleted", message.deleted())
            .put("mentions", array(message.mentions(), member -> Json.of(member.value())))
            .put("importId", message.importId())
            .put("unreadBy", unreadBy);
    return MarksJson.addTo(out, message.marks()).build();
  }

  public static JsonObject member(Member member) {
    boolean human = member.kind() == MemberKind.HUMAN;
    return JsonObject.builder()
        .put("id", member.id().value())
        .put("kind", member.kind().code())
        .put("userId", member.findUser().map(user -> user.value()).orElse(null))
        .put("displayName", member.displayName())
        .put("role", member.role().code())
        .put("joinedAt", time(member.joinedAt()))
        .put("leftAt", optionalTime(member.leftAt()))
        .put("readSeq", human ? Json.of(member.readSeq()) : null)
        .put("claimable", member.claimable() ? Json.of(true) : null)
        .build();
  }

  public static JsonObject mate(MateStanding mate) {
    return JsonObject.builder()
        .put("present", mate.present())
        .put("speaks", mate.speaks().name().toLowerCase(Locale.ROOT))
        .put("dataClass", mate.dataClass().name().toLowerCase(Locale.ROOT))
        .put("identifiers", mate.identifiers().name().toLowerCase(Locale.ROOT))
        .build();
  }

  public static JsonObject policy(RoomPolicy policy) {
    return JsonObject.builder()
        .put("mentionAll", policy.mentionAll().code())
        .put("pinning", policy.pinning().code())
        .build();
  }

  public static JsonObject standing(Standing standing) {
    return mate(standing.mate()).toBuilder()
        .put("hidden", standing.hidden())
        .put("blind", standing.blind())
        .build();
  }

  public static JsonObject room(RoomView view) {
    Room room = view.room();
    Member me = view.me();
    Message last = view.lastMessage();
    return JsonObject.builder()
        .put("id", room.id().value())
        .put("kind", room.kind().code())
        .put("name", room.name())
        .put("createdAt", time(room.createdAt()))
        .put("lastSeq", room.lastSeq())
        .put("readSeq", me.readSeq())
        .put("unread", view.unread())
        .put("mentions", view.mentions())
        .put("epoch", view.epoch())
        .put("lastMessage", last == null ? null : message(last, view.lastUnreadBy()))
        .put("with", with(view.with()))
        .put("mate", standing(new Standing(room.mate(), me.hidden(), me.blind())))
        .put(
            "me",
            JsonObject.builder()
                .put("member", me.id().value())
                .put("role", me.role().code())
                .put("joinedAt", time(me.joinedAt()))
                .build())
        .put("policy", policy(room.policy()))
        .put("draft", view.draft().isEmpty() ? null : view.draft())
        .build();
  }

  private static @Nullable Json with(@Nullable Person person) {
    return person == null
        ? null
        : JsonObject.builder()
            .put("userId", person.user().value())
            .put("displayName", person.displayName())
            .build();
  }

  public static JsonObject page(Page page, ToIntFunction<Message> unreadBy) {
    return JsonObject.builder()
        .put(
            "messages",
            array(page.messages(), message -> message(message, unreadBy.applyAsInt(message))))
        .put("lines", page.lines().isEmpty() ? null : array(page.lines(), Wire::event))
        .put("asOf", page.asOf())
        .put("before", page.before() == null ? null : page.before().toString())
        .put("after", page.after() == null ? null : page.after().toString())
        .build();
  }

  public static JsonObject event(RoomEvent event) {
    JsonObject.Builder out =
        JsonObject.builder()
            .put("seq", event.seq())
            .put("at", time(event.at()))
            .put("kind", kind(event))
            .put("actor", event.actor() == null ? null : event.actor().value());
    switch (event) {
      case RoomEvent.Posted posted ->
          out.put("message", message(posted.message(), posted.unreadBy()));
      case RoomEvent.Edited edited ->
          out.put("message", message(edited.message(), edited.unreadBy()));
      case RoomEvent.Acted acted -> out.put("message", message(acted.message(), acted.unreadBy()));
      case RoomEvent.Deleted deleted -> out.put("message", message(deleted.message(), 0));
      case RoomEvent.Reacted reacted ->
          out.put("message", reacted.message().id().value())
              .put("member", reacted.actor() == null ? null : reacted.actor().value())
              .put("emoji", reacted.emoji())
              .put("on", reacted.on());
      case RoomEvent.Pinned pinned ->
          out.put("message", pinned.message().id().value()).put("on", pinned.on());
      case RoomEvent.PolicyChanged changed -> out.put("policy", policy(changed.policy()));
      case RoomEvent.Joined joined -> out.put("member", member(joined.member()));
      case RoomEvent.Left left -> out.put("member", member(left.member()));
      case RoomEvent.Claimed claimed -> out.put("member", member(claimed.member()));
      case RoomEvent.Renamed renamed -> out.put("name", renamed.name());
      case RoomEvent.OwnerChanged changed -> out.put("owner", changed.owner().value());
      case RoomEvent.MateChanged changed -> out.put("mate", mate(changed.mate()));
      case RoomEvent.Imported imported ->
          out.put("importId", imported.importId())
              .put("count", imported.count())
              .put("from", time(imported.from()))
              .put("to", time(imported.to()));
      case RoomEvent.Undone undone ->
          out.put("importId", undone.importId()).put("count", undone.count()).put("undone", true);
      case RoomEvent.Purged purged -> out.put("floor", purged.floor());
      case RoomEvent.Unseen _ -> {}
    }
    return out.build();
  }

  /// The name of an event's kind. An undone import is an `imported` event that says so.
  public static String kind(RoomEvent event) {
    return switch (event) {
      case RoomEvent.Posted _ -> "posted";
      case RoomEvent.Edited _ -> "edited";
      case RoomEvent.Deleted _ -> "deleted";
      case RoomEvent.Reacted _ -> "reacted";
      case RoomEvent.Pinned _ -> "pinned";
      case RoomEvent.Acted _ -> "acted";
      case RoomEvent.Joined _ -> "joined";
      case RoomEvent.Left _ -> "left";
      case RoomEvent.Claimed _ -> "claimed";
      case RoomEvent.Renamed _ -> "renamed";
      case RoomEvent.OwnerChanged _, RoomEvent.PolicyChanged _ -> "policy";
      case RoomEvent.MateChanged _ -> "mate";
      case RoomEvent.Imported _, RoomEvent.Undone _ -> "imported";
      case RoomEvent.Purged _ -> "purged";
      case RoomEvent.Unseen _ -> "unseen";
    };
  }

  public static JsonObject userEvent(UserEvent event) {
    JsonObject.Builder out =
        JsonObject.builder()
            .put("seq", event.seq())
            .put("at", time(event.at()))
            .put("kind", kind(event.fact()));
    switch (event.fact()) {
      case UserFact.CardPut(Card card) -> out.put("card", card(card));
      case UserFact.CardGone gone -> out.put("room", gone.room().value()).put("id", gone.card());
      case UserFact.RoomAdded(RoomView room) -> out.put("room", room(room));
      case UserFact.RoomRemoved removed -> out.put("room", removed.room().value());
      case UserFact.ClaimChanged(Claim claim) ->
          out.put("room", claim.room().value()).put("claim", claim(claim));
      case UserFact.MessageHidden hidden ->
          out.put("room", hidden.room().value())
              .put("message", hidden.message().value())
              .put("hidden", hidden.hidden());
      case UserFact.Draft draft -> out.put("room", draft.room().value()).put("text", draft.text());
    }
    return out.build();
  }

  /// The name of a fact's kind.
  public static String kind(UserFact fact) {
    return switch (fact) {
      case UserFact.CardPut _ -> "card";
      case UserFact.CardGone _ -> "cardGone";
      case UserFact.RoomAdded _ -> "roomAdded";
      case UserFact.RoomRemoved _ -> "roomRemoved";
      case UserFact.ClaimChanged _ -> "claim";
      case UserFact.MessageHidden _ -> "hidden";
      case UserFact.Draft _ -> "draft";
    };
  }

  public static JsonObject card(Card card) {
    return JsonObject.builder()
        .put("id", card.id())
        .put("room", card.room().value())
        .put("kind", card.kind())
        .put("at", time(card.at()))
        .put("answer", card.answer() == null ? null : ContentJson.of(card.answer()))
        .put("code", card.code())
        .put("params", card.params().fields().isEmpty() ? null : card.params())
        .put("receipt", card.receipt())
        .put("causedBy", card.causedBy() == null ? null : card.causedBy().value())
        .build();
  }

  public static JsonObject claim(Claim claim) {
    return JsonObject.builder()
        .put("id", claim.id())
        .put("member", claim.member().value())
        .put("by", claim.by().value())
        .put("state", claim.state().code())
        .put("memberName", claim.memberName())
        .put("byName", claim.byName())
        .build();
  }

  public static JsonObject importRun(ImportRun run) {
    return JsonObject.builder()
        .put("id", run.id())
        .put("room", run.room().value())
        .put("kind", run.kind())
        .put("file", run.file())
        .put("state", run.state().code())
        .put("total", run.total())
        .put("done", run.done())
        .put("added", run.added())
        .put("known", run.known())
        .put("participants", JsonArray.ofStrings(run.participants()))
        .put("skipped", array(run.skipped(), Wire::skipped))
        .put("audience", run.audience().code())
        .put("by", run.by().value())
        .put("at", time(run.at()))
        .put("from", optionalTime(run.from()))
        .put("to", optionalTime(run.to()))
        .put("error", run.error())
        .build();
  }

  static Json skipped(ImportRun.Skipped skipped) {
    return JsonObject.builder().put("line", skipped.line()).put("why", skipped.why()).build();
  }

  public static <T> JsonArray array(List<T> values, Function<T, Json> json) {
    return new JsonArray(values.stream().map(json).toList());
  }

  private static @Nullable String optionalTime(@Nullable Instant at) {
    return at == null ? null : time(at);
  }
}
