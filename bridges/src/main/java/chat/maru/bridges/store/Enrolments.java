package chat.maru.bridges.store;

import chat.maru.bridges.importing.Casting;
import chat.maru.bridges.importing.Ledger.Chat;
import chat.maru.bridges.importing.Ledger.Enrolment;
import chat.maru.bridges.importing.Ledger.Entrant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Which imports take part in which chat, and whom the names in their files mean.
final class Enrolments {
  private Enrolments() {}

  static Optional<Enrolment> find(Handle handle, String run) {
    Optional<Enrolment> bare =
        handle
            .select(
                """
                SELECT i.no, c.no AS chat_no, c.id FROM bridge_imports i
                JOIN bridge_chats c ON c.no = i.chat_no WHERE i.run = ?
                """,
                run)
            .map(
                (row, _) ->
                    new Enrolment(
                        row.getLong("no"),
                        row.getLong("chat_no"),
                        row.getString("id"),
                        Casting.NONE))
            .findOne();
    return bare.map(
        found ->
            new Enrolment(
                found.importNo(),
                found.chatNo(),
                found.chatId(),
                casting(handle, found.importNo())));
  }

  private static Casting casting(Handle handle, long importNo) {
    Map<String, Integer> speakers = new HashMap<>();
    Map<String, Boolean> certain = new HashMap<>();
    handle
        .select("SELECT name, speaker, certain FROM bridge_names WHERE import_no = ?", importNo)
        .map(
            (row, _) -> {
              speakers.put(row.getString("name"), row.getInt("speaker"));
              return certain.put(row.getString("name"), row.getInt("certain") == 1);
            })
        .list();
    return new Casting(speakers, certain);
  }

  /// @param newId the chat's id if it is new
  static Enrolment enrol(
      Handle handle,
      Entrant entrant,
      Optional<Chat> chat,
      String newId,
      Map<String, Integer> known,
      Collection<String> fresh) {
    long chatNo = chat.map(Chat::no).orElseGet(() -> newChat(handle, entrant, newId));
    long importNo = newImport(handle, entrant, chatNo);
    known.forEach((name, speaker) -> name(handle, importNo, name, speaker, true));
    int speaker =
        handle
            .select("SELECT COALESCE(MAX(no), -1) FROM bridge_speakers WHERE chat_no = ?", chatNo)
            .mapTo(Integer.class)
            .one();
    for (String name : fresh) {
      speaker++;
      handle.execute(
          "INSERT INTO bridge_speakers (chat_no, no, name) VALUES (?, ?, ?)",
          chatNo,
          speaker,
          name);
      name(handle, importNo, name, speaker, false);
    }
    return find(handle, entrant.source().run()).orElseThrow();
  }

  private static long newChat(Handle handle, Entrant entrant, String id) {
    long no = number(handle, "chat");
    handle.execute(
        "INSERT INTO bridge_chats (no, id, room, kind) VALUES (?, ?, ?, ?)",
        no,
        id,
        entrant.room().value(),
        entrant.kind());
    return no;
  }

  private static long newImport(Handle handle, Entrant entrant, long chat) {
    long no = number(handle, "import");
    handle.execute(
        """
        INSERT INTO bridge_imports (no, run, chat_no, user_id, audience, hash, header)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        no,
        entrant.source().run(),
        chat,
        entrant.reach().user().value(),
        entrant.reach().audience().code(),
        entrant.source().hash(),
        entrant.source().header());
    return no;
  }

  private static long number(Handle handle, String name) {
    return handle
        .createQuery("UPDATE bridge_numbers SET last = last + 1 WHERE name = :name RETURNING last")
        .bind("name", name)
        .mapTo(Long.class)
        .one();
  }

  private static void name(
      Handle handle, long importNo, String name, int speaker, boolean certain) {
    handle.execute(
        "INSERT INTO bridge_names (import_no, name, speaker, certain) VALUES (?, ?, ?, ?)",
        importNo,
        name,
        speaker,
        certain ? 1 : 0);
  }

  static void remove(Handle handle, Enrolment gone) {
    handle.execute("DELETE FROM bridge_rows WHERE import_no = ?", gone.importNo());
    handle.execute("DELETE FROM bridge_names WHERE import_no = ?", gone.importNo());
    handle.execute("DELETE FROM bridge_imports WHERE no = ?", gone.importNo());
    for (String statement :
        List.of(
            "DELETE FROM bridge_speakers WHERE chat_no = :chat AND NOT EXISTS"
                + " (SELECT 1 FROM bridge_imports WHERE chat_no = :chat)",
            "DELETE FROM bridge_chats WHERE no = :chat AND NOT EXISTS"
                + " (SELECT 1 FROM bridge_imports WHERE chat_no = :chat)")) {
      handle.createUpdate(statement).bind("chat", gone.chatNo()).execute();
    }
  }
}
