package chat.maru.messenger.testing;

import chat.maru.base.RoomId;
import chat.maru.messenger.Audience;
import chat.maru.messenger.Content;
import chat.maru.messenger.ImportRun;
import chat.maru.messenger.ImportedMessage;
import chat.maru.messenger.Imports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A talk of two from before Maru, to be imported.
public final class OldTalk {
  /// When it begins.
  public static final Instant START = Instant.parse("2020-01-02T03:04:00Z");

  private OldTalk() {}

  /// Imports the messages `from` to `to`, in batches of four.
  public static ImportRun imported(
      House house, String by, RoomId room, Audience audience, int from, int to) {
    Imports imports = house.messenger.imports();
    ImportRun run =
        imports.begin(
            house.user(by), room, "kakaotalk", "대화.txt", "hash " + from + " " + to, audience);
    for (int at = from; at < to; at += 4) {
      run = imports.appendBatch(run, messages(at, Math.min(to, at + 4)));
    }
    return imports.finish(run, List.of());
  }

  /// The messages `from` (inclusive) to `to`, two a minute.
  public static List<ImportedMessage> messages(int from, int to) {
    List<ImportedMessage> messages = new ArrayList<>();
    for (int n = from; n < to; n++) {
      String name = n % 2 == 0 ? "가람" : "나래";
      messages.add(
          new ImportedMessage(
              "key " + n,
              START.plusSeconds(n / 2 * 60L),
              new ImportedMessage.Speaker("방:" + name, name),
              new Content.Text("옛말 " + n),
              null));
    }
    return messages;
  }
}
