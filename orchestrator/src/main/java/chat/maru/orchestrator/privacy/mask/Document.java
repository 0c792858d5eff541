package chat.maru.orchestrator.privacy.mask;

import chat.maru.orchestrator.privacy.Find;
import chat.maru.orchestrator.privacy.Identifiers;
import chat.maru.orchestrator.privacy.Kind;
import chat.maru.orchestrator.privacy.Roster;
import java.util.ArrayList;
import java.util.List;

/// The words of a request one after another, as one text: a number that was split over two messages
/// or parts is one again, and the question `계좌번호 알려줘` says what the next message's digits are.
final class Document {
  /// Text is looked at in pieces of about so many chars, so that a huge request costs no huge
  /// arrays.
  private static final int PIECE = 1 << 18;

  /// How much of a part's end and of the next one's beginning is looked at as one word.
  private static final int SEAM = 80;

  private final Roster roster;
  private final List<Leaf> leaves = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int looked;

  Document(Roster roster) {
    this.roster = roster;
  }

  /// A string of the tree.
  private static final class Leaf {
    final String text;
    final int start;
    final boolean sibling;
    final List<Piece> pieces = new ArrayList<>();

    Leaf(String text, int start, boolean sibling) {
      this.text = text;
      this.start = start;
      this.sibling = sibling;
    }
  }

  /// What of a leaf belongs to an identifier.
  ///
  /// @param whole the whole identifier, if it begins here; empty where it goes on
  record Piece(Kind kind, String whole, int start, int end) {}

  /// Adds a string.
  ///
  /// @param label words that say what it is; empty for none
  /// @param sibling whether it goes on where the one before it stopped
  void add(String label, String words, boolean sibling) {
    if (text.length() > PIECE) {
      look();
    }
    if (!text.isEmpty()) {
      text.append(Identifiers.BETWEEN);
    }
    if (!label.isEmpty()) {
      text.append(label).append(": ");
    }
    leaves.add(new Leaf(words, text.length(), sibling));
    text.append(words);
  }

  /// What is to be masked, by leaf in their order. Ends the document.
  List<List<Piece>> pieces() {
    look();
    List<List<Piece>> pieces = new ArrayList<>(leaves.size());
    leaves.forEach(leaf -> pieces.add(leaf.pieces));
    return pieces;
  }

  private void look() {
    int at = looked;
    for (Find find : Identifiers.find(text.toString(), roster)) {
      while (at + 1 < leaves.size() && leaves.get(at + 1).start <= find.start()) {
        at++;
      }
      mark(at, find);
    }
    for (int i = looked + 1; i < leaves.size(); i++) {
      if (leaves.get(i).sibling) {
        seam(leaves.get(i - 1), leaves.get(i));
      }
    }
    looked = leaves.size();
    text.setLength(0);
  }

  /// Marks a find in the leaf where it begins and in those it runs through.
  private void mark(int first, Find find) {
    String whole = joined(find.in(text.toString()));
    for (int i = first; i < leaves.size() && leaves.get(i).start < find.end(); i++) {
      Leaf leaf = leaves.get(i);
      int from = Math.max(0, find.start() - leaf.start);
      int to = Math.min(leaf.text.length(), find.end() - leaf.start);
      if (from < to) {
        leaf.pieces.add(new Piece(find.kind(), whole, from, to));
        whole = "";
      }
    }
  }

  /// What was split over messages is told as one.
  private static String joined(String whole) {
    return whole.replace(Identifiers.BETWEEN, ' ');
  }

  /// Looks for a word that was cut in two by the border of two parts.
  private void seam(Leaf before, Leaf after) {
    int head = Math.max(0, before.text.length() - SEAM);
    String end = before.text.substring(head);
    String begin = after.text.substring(0, Math.min(SEAM, after.text.length()));
    for (Find find : Identifiers.find(end + begin, roster)) {
      boolean crosses = find.start() < end.length() && find.end() > end.length();
      int from = head + find.start();
      int to = find.end() - end.length();
      if (crosses && free(before, from, before.text.length()) && free(after, 0, to)) {
        before.pieces.add(new Piece(find.kind(), find.in(end + begin), from, before.text.length()));
        after.pieces.addFirst(new Piece(find.kind(), "", 0, to));
      }
    }
  }

  private static boolean free(Leaf leaf, int from, int to) {
    return leaf.pieces.stream().noneMatch(p -> p.start() < to && from < p.end());
  }
}
