package chat.maru.search;

import chat.maru.base.MemberId;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// Turns what stands in the search box into a Lucene query.
///
/// Each word must be found in one of these ways, the best of which counts: as it is written (4), by
/// its stem or morpheme (3), inside unspaced writing (2), as the beginning of a word when it is the
/// last one (1), and, when `lenient`, with one or two letters wrong (0.5). The scores are
/// constants: they do not depend on what else the room holds, nor on Lucene's housekeeping.
final class SearchBox {
  private static final MultiTermQuery.RewriteMethod ALIKE = MultiTermQuery.CONSTANT_SCORE_REWRITE;
  private static final int MOST_NEAR_MISSES = 64;

  private SearchBox() {}

  static Query query(SearchQuery query, boolean lenient) {
    List<TypedWord> words = TypedWord.of(query.text());
    if (words.isEmpty()) {
      return new MatchNoDocsQuery("no words");
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (TypedWord word : words) {
      all.add(word(word, lenient), word.required() ? Occur.MUST : Occur.SHOULD);
    }
    restrict(all, query);
    return all.build();
  }

  private static Query word(TypedWord word, boolean lenient) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(worth(4, new TermQuery(new Term(Fields.FORMS, word.form()))), Occur.SHOULD);
    if (!word.terms().isEmpty()) {
      any.add(worth(3, terms(word.terms())), Occur.SHOULD);
    }
    if (word.kind() == Runs.Kind.GRAM) {
      any.add(worth(2, inside(word.stem())), Occur.SHOULD);
    }
    if (word.last()) {
      any.add(worth(1, new PrefixQuery(new Term(Fields.FORMS, word.form()), ALIKE)), Occur.SHOULD);
    }
    int edits = word.edits();
    if (lenient && edits > 0) {
      Term form = new Term(Fields.FORMS, word.form());
      any.add(
          worth(0.5f, new FuzzyQuery(form, edits, 1, MOST_NEAR_MISSES, true, ALIKE)), Occur.SHOULD);
    }
    return any.build();
  }

  private static Query terms(List<String> terms) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    terms.forEach(term -> all.add(new TermQuery(new Term(Fields.WORDS, term)), Occur.FILTER));
    return all.build();
  }

  private static Query inside(String text) {
    if (text.codePointCount(0, text.length()) == 1) {
      return new TermQuery(new Term(Fields.SINGLES, text));
    }
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    Grams.pairs(text).forEach(pair -> phrase.add(new Term(Fields.PAIRS, pair)));
    return phrase.build();
  }

  private static Query worth(float score, Query query) {
    return new BoostQuery(new ConstantScoreQuery(query), score);
  }

  private static void restrict(BooleanQuery.Builder all, SearchQuery query) {
    query
        .author()
        .map(MemberId::value)
        .ifPresent(id -> all.add(new TermQuery(new Term(Fields.AUTHOR, id)), Occur.FILTER));
    if (query.from().isPresent() || query.to().isPresent()) {
      long from = query.from().map(at -> at.toEpochMilli()).orElse(Long.MIN_VALUE);
      long to = query.to().map(at -> at.toEpochMilli() - 1).orElse(Long.MAX_VALUE);
      all.add(LongPoint.newRangeQuery(Fields.AT, from, to), Occur.FILTER);
    }
    List<String> members = query.excludedAuthors().stream().map(MemberId::value).toList();
    exclude(all, Fields.AUTHOR, members);
    exclude(all, Fields.IMPORT, query.excludedImports());
  }

  private static void exclude(BooleanQuery.Builder all, String field, Collection<String> values) {
    if (!values.isEmpty()) {
      List<BytesRef> terms = values.stream().map(BytesRef::new).toList();
      all.add(new TermInSetQuery(field, terms), Occur.MUST_NOT);
    }
  }
}
