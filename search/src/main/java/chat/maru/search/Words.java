package chat.maru.search;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Finds where words stand in a timeline, by the postings of the index.
final class Words {
  private final Timeline timeline;
  private final Scope scope;

  Words(Timeline timeline, Scope scope) {
    this.timeline = timeline;
    this.scope = scope;
  }

  /// The occurrences of a content word. A Korean word that no message has as a morpheme is looked
  /// for by its pairs of syllables: Nori cuts an unknown name differently beside other particles.
  Occurrences find(String word) throws IOException {
    Occurrences found = new Occurrences();
    for (LeafReaderContext leaf : timeline.leaves) {
      PostingsEnum postings = postings(leaf, Fields.WORDS, word, PostingsEnum.FREQS);
      if (postings != null) {
        int[] positions = timeline.positions[leaf.ord];
        for (int doc = postings.nextDoc();
            doc != DocIdSetIterator.NO_MORE_DOCS;
            doc = postings.nextDoc()) {
          if (scope.allows(positions[doc])) {
            found.add(positions[doc], postings.freq());
          }
        }
      }
    }
    if (found.size() == 0 && word.length() >= 2 && Jamo.isSyllable(word.charAt(0))) {
      pairs(Grams.pairs(word), found);
    }
    found.sort();
    return found;
  }

  private void pairs(List<String> pairs, Occurrences found) throws IOException {
    for (LeafReaderContext leaf : timeline.leaves) {
      int[] positions = timeline.positions[leaf.ord];
      PostingsEnum[] all = new PostingsEnum[pairs.size()];
      boolean missing = false;
      for (int i = 0; i < all.length; i++) {
        @Nullable PostingsEnum one = postings(leaf, Fields.PAIRS, pairs.get(i), PostingsEnum.NONE);
        missing |= one == null;
        if (one != null) {
          all[i] = one;
        }
      }
      if (!missing) {
        intersect(all, positions, found);
      }
    }
  }

  private void intersect(PostingsEnum[] all, int[] positions, Occurrences found)
      throws IOException {
    int doc = all[0].nextDoc();
    while (doc != DocIdSetIterator.NO_MORE_DOCS) {
      int highest = doc;
      for (PostingsEnum one : all) {
        int at = one.docID() < doc ? one.advance(doc) : one.docID();
        highest = Math.max(highest, at);
      }
      if (highest > doc) {
        doc = highest == DocIdSetIterator.NO_MORE_DOCS ? highest : all[0].advance(highest);
        continue;
      }
      if (scope.allows(positions[doc])) {
        found.add(positions[doc], 1);
      }
      doc = all[0].nextDoc();
    }
  }

  private static @Nullable PostingsEnum postings(
      LeafReaderContext leaf, String field, String term, int flags) throws IOException {
    Terms terms = leaf.reader().terms(field);
    if (terms == null) {
      return null;
    }
    TermsEnum each = terms.iterator();
    return each.seekExact(new BytesRef(term)) ? each.postings(null, flags) : null;
  }
}
