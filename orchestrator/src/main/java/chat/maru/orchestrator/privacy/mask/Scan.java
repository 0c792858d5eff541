package chat.maru.orchestrator.privacy.mask;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.privacy.Identifiers;
import chat.maru.orchestrator.privacy.Kind;
import chat.maru.orchestrator.privacy.Roster;
import chat.maru.orchestrator.privacy.mask.Document.Piece;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What one request has that is private: a walk over its tree, once.
public final class Scan {
  private final JsonObject body;
  private final Roster roster;
  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private final Set<Kind> fixed = EnumSet.noneOf(Kind.class);
  private final Set<String> unseen = new LinkedHashSet<>();
  private final List<List<Piece>> pieces;

  private Scan(JsonObject body, Roster roster) {
    this.body = body;
    this.roster = roster;
    Document document = new Document(roster);
    Walk.over(body, new Reading(document));
    pieces = document.pieces();
    pieces.forEach(leaf -> leaf.forEach(piece -> kinds.add(piece.kind())));
    kinds.addAll(fixed);
  }

  /// Looks at a request of any wire.
  ///
  /// @param roster names that shall be masked; they make no request more private
  public static Scan of(JsonObject body, Roster roster) {
    return new Scan(body, roster);
  }

  /// The kinds of identifiers in it, names left out.
  public Set<Kind> kinds() {
    Set<Kind> sealing = EnumSet.noneOf(Kind.class);
    sealing.addAll(kinds);
    sealing.remove(Kind.NAME);
    return sealing;
  }

  /// What cannot be looked into: `image`, `audio`, `file`.
  public Set<String> unseen() {
    return unseen;
  }

  /// Whether every identifier stands where a mask may stand: not in a field's name, an id or the
  /// name of a tool.
  public boolean maskable() {
    return fixed.isEmpty();
  }

  /// The request with `placeholders` in place of its identifiers.
  ///
  /// @throws IllegalStateException if it is not [#maskable]
  JsonObject masked(Placeholders placeholders) {
    if (!maskable()) {
      throw new IllegalStateException("An identifier stands where no mask can");
    }
    return Walk.over(body, new Masking(placeholders, pieces.iterator()));
  }

  Roster roster() {
    return roster;
  }

  /// Whether there is nothing to mask.
  public boolean empty() {
    return kinds.isEmpty();
  }

  private static String label(String field) {
    return Fields.talk(field) ? "" : field;
  }

  /// Collects the words.
  private final class Reading implements Walk.Visitor {
    private final Document document;

    Reading(Document document) {
      this.document = document;
    }

    @Override
    public Json words(JsonString string, String field, boolean sibling) {
      document.add(label(field), string.value(), sibling);
      return string;
    }

    @Override
    public Json number(JsonNumber number, String field) {
      document.add(label(field), number.text(), false);
      return number;
    }

    @Override
    public void structure(String text) {
      Identifiers.find(text).forEach(find -> fixed.add(find.kind()));
    }

    @Override
    public void unseen(String kind) {
      unseen.add(kind);
    }
  }

  /// Replaces what was found, in the same order.
  private record Masking(Placeholders placeholders, Iterator<List<Piece>> leaves)
      implements Walk.Visitor {
    @Override
    public Json words(JsonString string, String field, boolean sibling) {
      List<Piece> found = leaves.next();
      return found.isEmpty() ? string : Json.of(masked(string.value(), found));
    }

    @Override
    public Json number(JsonNumber number, String field) {
      List<Piece> found = leaves.next();
      return found.isEmpty() ? number : Json.of(masked(number.text(), found));
    }

    @Override
    public void structure(String text) {
      // was looked at while reading
    }

    @Override
    public void unseen(String kind) {
      // was noted while reading
    }

    private String masked(String text, List<Piece> found) {
      StringBuilder masked = new StringBuilder(text.length() + 16);
      int at = 0;
      for (Piece piece : found) {
        masked.append(text, at, piece.start());
        if (!piece.whole().isEmpty()) {
          masked.append(placeholders.of(piece.kind(), piece.whole()));
        }
        at = piece.end();
      }
      return masked.append(text, at, text.length()).toString();
    }
  }
}
