package chat.maru.messenger.testing;

import chat.maru.messenger.Content;
import chat.maru.messenger.Message;
import java.util.List;

/// Answers of the mate that quote.
public final class Quoting {
  private Quoting() {}

  /// An answer whose second part is the whole of `source`.
  public static Content.Answer answer(Message source) {
    return new Content.Answer(
        List.of(
            new Content.TextPart("찾았어요 [1]"),
            new Content.Quote(
                1, source.id(), source.author(), source.authorName(), source.at(), source.text())),
        List.of(new Content.Citation(1, source.id())),
        "turn-1",
        "receipt-1",
        "ko",
        null,
        true);
  }
}
