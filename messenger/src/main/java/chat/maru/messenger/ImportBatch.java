package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One batch of an import on its way into the log: the new ones of its messages, and the people who
/// said them.
final class ImportBatch {
  private final Recorder act;
  private final Tx tx;
  private final ImportRun run;
  private final RoomId room;
  private final List<ImportedMessage> batch;
  private final Map<String, Member> speakers = new HashMap<>();
  private final Map<String, MessageId> idsByKey = new HashMap<>();

  ImportBatch(Recorder act, ImportRun run, List<ImportedMessage> batch) {
    this.act = act;
    this.tx = act.tx();
    this.run = run;
    this.room = run.room();
    this.batch = batch;
  }

  /// Appends and gives the import as it stands then.
  ImportRun append() {
    List<ImportedMessage> fresh = fresh();
    int known = batch.size() - fresh.size();
    if (fresh.isEmpty()) {
      return run.after(0, known, null, null);
    }
    Member importer = Rules.requireMember(tx, room, run.by());
    fresh.forEach(this::speaker);
    Stamp stamp = act.stamp(room);
    List<Message> messages = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    Instant from = Instant.MAX;
    Instant to = Instant.MIN;
    for (ImportedMessage each : fresh) {
      messages.add(message(each, stamp, messages.size(), importer));
      keys.add(each.key());
      from = each.at().isBefore(from) ? each.at() : from;
      to = each.at().isAfter(to) ? each.at() : to;
    }
    tx.messages().insertImported(messages, keys);
    act.add(
        new RoomEvent.Imported(
            room, stamp.seq(), stamp.at(), run.by(), run.id(), messages.size(), from, to));
    return run.after(messages.size(), known, from, to);
  }

  private List<ImportedMessage> fresh() {
    Set<String> known =
        tx.messages().knownKeys(room, batch.stream().map(ImportedMessage::key).toList());
    List<ImportedMessage> fresh = new ArrayList<>();
    for (ImportedMessage each : batch) {
      if (!known.contains(each.key()) && !idsByKey.containsKey(each.key())) {
        idsByKey.put(each.key(), MessageId.next(act::now));
        fresh.add(each);
      }
    }
    return fresh;
  }

  private Message message(ImportedMessage each, Stamp stamp, int sub, Member importer) {
    Member author = each.speaker() == null ? importer : speaker(each);
    return new Message(
        idsByKey.getOrDefault(each.key(), MessageId.next(act::now)),
        room,
        author.id(),
        author.displayName(),
        author.kind(),
        author.user(),
        stamp.seq(),
        sub,
        stamp.seq(),
        each.at(),
        mended(each.content()),
        replied(each.replyTo()),
        null,
        List.of(),
        run.id());
  }

  /// What a database cannot keep is replaced; imports refuse nothing.
  private static Content mended(Content content) {
    return switch (content) {
      case Content.Text text -> text.withWords(Texts.mended(text.words()));
      case Content.Placeholder(String kind, String text) ->
          new Content.Placeholder(kind, Texts.mended(text));
      case Content.Notice(String code, String text, JsonObject params) ->
          new Content.Notice(code, Texts.mended(text), params);
      case Content.Answer answer -> answer;
      case Content.Made made -> made;
      case Content.Deleted deleted -> deleted;
    };
  }

  private @Nullable MessageId replied(@Nullable String key) {
    if (key == null) {
      return null;
    }
    MessageId here = idsByKey.get(key);
    return here != null ? here : tx.messages().findByImportKey(room, key).orElse(null);
  }

  private Member speaker(ImportedMessage message) {
    ImportedMessage.Speaker speaker = message.speaker();
    return speaker == null
        ? Rules.requireMember(tx, room, run.by())
        : speakers.computeIfAbsent(speaker.key(), _ -> member(speaker));
  }

  /// The imported member behind a speaker; made, and told to the room, when they are new.
  private Member member(ImportedMessage.Speaker speaker) {
    String name = Texts.mended(speaker.name());
    Optional<Member> there = tx.members().findImported(room, speaker.key());
    Member member =
        there.filter(Member::present).orElseGet(() -> enter(speaker.key(), name, there));
    tx.imports().addMember(room, run.id(), member.id());
    return member;
  }

  private Member enter(String key, String name, Optional<Member> before) {
    Stamp stamp = act.stamp(room);
    MemberId id = before.map(Member::id).orElseGet(() -> Membership.newId(act));
    if (before.isPresent()) {
      tx.members().rejoin(room, id, name, stamp.at(), stamp.seq());
    } else {
      tx.members()
          .insert(
              Membership.newMember(
                  id, room, MemberKind.IMPORTED, null, name, RoomRole.MEMBER, stamp),
              key);
    }
    Member member = Rules.requireMember(tx, room, id);
    act.add(new RoomEvent.Joined(room, stamp.seq(), stamp.at(), run.by(), member));
    return member;
  }
}
