package chat.maru.search;

import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What somebody typed into the search box of a room, and whose words may be found.
///
/// Every word of `text` must be found in a message; the last one may be unfinished.
///
/// @param author only this member's messages
/// @param from the earliest time, inclusive
/// @param to the latest time, exclusive
/// @param limit most hits to return, 1 to 1,000
public record SearchQuery(
    String text,
    Optional<MemberId> author,
    Optional<Instant> from,
    Optional<Instant> to,
    Set<MemberId> excludedAuthors,
    Set<String> excludedImports,
    Order order,
    int limit) {

  /// The order of hits.
  public enum Order {
    /// Whole words before parts of words before near misses; newer first among equals.
    BEST,
    /// By time alone, newest first; `to` = the last hit's time turns the page.
    NEWEST
  }

  public SearchQuery {
    excludedAuthors = Set.copyOf(excludedAuthors);
    excludedImports = Set.copyOf(excludedImports);
    if (limit < 1 || limit > 1_000) {
      throw MaruException.invalid("limit", String.valueOf(limit), "1 to 1000");
    }
  }

  /// `text` anywhere in the room, best first.
  public static SearchQuery of(String text, int limit) {
    return new SearchQuery(
        text,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        Order.BEST,
        limit);
  }

  /// The same query over one member's messages.
  public SearchQuery by(MemberId member) {
    return new SearchQuery(
        text, Optional.of(member), from, to, excludedAuthors, excludedImports, order, limit);
  }

  /// The same query over a span of time.
  public SearchQuery between(Optional<Instant> start, Optional<Instant> end) {
    return new SearchQuery(
        text, author, start, end, excludedAuthors, excludedImports, order, limit);
  }

  /// The same query without the words of these members and imports.
  public SearchQuery without(Set<MemberId> authors, Set<String> imports) {
    return new SearchQuery(text, author, from, to, authors, imports, order, limit);
  }

  /// The same query in another order.
  public SearchQuery ordered(Order newOrder) {
    return new SearchQuery(
        text, author, from, to, excludedAuthors, excludedImports, newOrder, limit);
  }
}
