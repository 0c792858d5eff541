package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a message says.
public sealed interface Content {
  /// The plain rendering: for search, notifications and clients that know no better.
  String text();

  /// Words as they were typed.
  record Text(String text) implements Content {}

  /// What a mate said.
  ///
  /// @param citations every message that the answer rests on
  /// @param turn the mate's turn that made it
  /// @param receipt the receipt's id
  /// @param locale the language it was written in
  /// @param askedBy whose question it answers
  /// @param complete false if the answer was cut off
  record Answer(
      List<Part> parts,
      List<Citation> citations,
      String turn,
      String receipt,
      String locale,
      @Nullable MemberId askedBy,
      boolean complete)
      implements Content {
    public Answer {
      parts = List.copyOf(parts);
      citations = List.copyOf(citations);
    }

    @Override
    public String text() {
      return parts.stream().map(Part::text).collect(Collectors.joining("\n"));
    }

    /// The same answer with other parts.
    public Answer withParts(List<Part> newParts) {
      return new Answer(newParts, citations, turn, receipt, locale, askedBy, complete);
    }
  }

  /// Something that an export only names: a photo, a voice message.
  ///
  /// @param kind `photo`, `video`, `emoticon`, `voice`, `file`, `deleted`...
  record Placeholder(String kind, String text) implements Content {}

  /// What the system says; clients render `code` with `params` in their reader's language.
  ///
  /// @param text the words as they came, if they came from elsewhere; else empty
  record Notice(String code, String text, JsonObject params) implements Content {}

  /// The place of a message that was deleted.
  record Deleted() implements Content {
    @Override
    public String text() {
      return "";
    }
  }

  /// A piece of an answer.
  sealed interface Part {
    String text();
  }

  /// The mate's own words, in Markdown; `[n]` refers to citation n.
  record TextPart(String text) implements Part {}

  /// Somebody's words, repeated. They go when the message goes: the text is then empty.
  record Quote(
      int n, MessageId message, MemberId author, String authorName, Instant at, String text)
      implements Part {
    /// The same quote with other words.
    public Quote withText(String newText) {
      return new Quote(n, message, author, authorName, at, newText);
    }
  }

  /// Number `n` in the text stands for `message`.
  record Citation(int n, MessageId message) {}
}
