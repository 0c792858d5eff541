package chat.maru.search;

import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A question about what was said in a room, and whose words may answer it.
///
/// @param text the question as it was asked, in Korean or English
/// @param excludedAuthors members whose words must have no part in the answer, not even as context
/// @param excludedImports imports whose words must have no part in it
/// @param speaker whose words are asked for: they are preferred, others may still be found. Names
///   of members that stand in `text` are understood without it
/// @param from the earliest time, inclusive; a hard limit
/// @param to the latest time, exclusive; a hard limit
/// @param limit most passages to return, 1 to 1,000
public record RecallQuery(
    String text,
    Set<MemberId> excludedAuthors,
    Set<String> excludedImports,
    Optional<MemberId> speaker,
    Optional<Instant> from,
    Optional<Instant> to,
    int limit) {

  public RecallQuery {
    excludedAuthors = Set.copyOf(excludedAuthors);
    excludedImports = Set.copyOf(excludedImports);
    if (limit < 1 || limit > 1_000) {
      throw MaruException.invalid("limit", String.valueOf(limit), "1 to 1000");
    }
  }

  /// `text` over the whole room.
  public static RecallQuery of(String text, int limit) {
    return new RecallQuery(
        text, Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
  }

  /// The same question without the words of these members and imports.
  public RecallQuery without(Set<MemberId> authors, Set<String> imports) {
    return new RecallQuery(text, authors, imports, speaker, from, to, limit);
  }

  /// The same question about what `member` said.
  public RecallQuery saidBy(MemberId member) {
    return new RecallQuery(
        text, excludedAuthors, excludedImports, Optional.of(member), from, to, limit);
  }

  /// The same question over a span of time.
  public RecallQuery between(Optional<Instant> start, Optional<Instant> end) {
    return new RecallQuery(text, excludedAuthors, excludedImports, speaker, start, end, limit);
  }
}
