package chat.maru.bridges.importing;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.Audience;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was imported into rooms so far: chats, their speakers, and a print of each message. Blocks.
public interface Ledger {
  /// Whose eyes count: an import of somebody for themselves is compared with what they may see, one
  /// for the whole room only with what everybody may see.
  record Reach(UserId user, Audience audience) {}

  /// One conversation elsewhere, as far as its imports have shown it.
  ///
  /// @param privately whether some of it was imported by this reader for themselves
  /// @param firstMinute of its oldest message within reach
  record Chat(
      long no,
      String id,
      List<Speaker> speakers,
      List<Source> sources,
      boolean privately,
      long firstMinute,
      long lastMinute) {}

  /// A person of a chat.
  ///
  /// @param name as the export that first showed them calls them
  record Speaker(int no, String name) {}

  /// A file that was imported.
  ///
  /// @param header what identifies an export apart from its words; empty if nothing does
  record Source(String run, String hash, String header) {}

  /// An import that takes part in a chat.
  record Enrolment(long importNo, long chatNo, String chatId, Casting casting) {}

  /// The enrolment of an import that began before.
  Optional<Enrolment> find(String run);

  /// The chats of `kind` in `room` of which something is within reach.
  List<Chat> chats(RoomId room, String kind, Reach reach);

  /// The rows of `chat` within reach in the given minutes, by minute and place, without those of
  /// import `without`.
  ///
  /// @param without an import's number, or -1
  Map<Long, List<LedgerRow>> rows(long chat, Collection<Long> minutes, Reach reach, long without);

  /// An import that wants to be taken in.
  record Entrant(RoomId room, String kind, Source source, Reach reach) {}

  /// Takes an import in.
  ///
  /// @param chat the chat that it belongs to; empty for a new one
  /// @param known names in its file that mean a speaker of the chat and no one else
  /// @param fresh names for which the chat gets a new speaker
  Enrolment enrol(
      Entrant entrant, Optional<Chat> chat, Map<String, Integer> known, Collection<String> fresh);

  /// Remembers messages of an import. The same rows again change nothing.
  void add(long chat, List<LedgerRow> rows);

  /// Forgets an import.
  void remove(String run);
}
