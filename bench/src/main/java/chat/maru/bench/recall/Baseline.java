package chat.maru.bench.recall;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/// What anyone gets from Lucene without Maru: BM25 (k1 0.9, b 0.4) with its English analyser, over
/// single turns or over windows of a turn and its two neighbours.
final class Baseline implements AutoCloseable {
  private static final BM25Similarity BM25 = new BM25Similarity(0.9f, 0.4f);

  /// Lucene's own list of 33 leaves out the words of asking, which costs BM25 five points here.
  private static final List<String> STOP_WORDS =
      List.of(
          ("a about am an and are as at be been but by can could d did didn do does doesn doing don done for from"
                  + " had has have having he her hers him his how i if in into is isn it its ll m may me"
                  + " might mine my no not of on or our over re s shall she should so some such t than"
                  + " that the their them then there these they this those to too us ve was wasn we were"
                  + " what when where which who whom whose why will with would you your")
              .split(" "));

  private final EnglishAnalyzer analyzer = new EnglishAnalyzer(new CharArraySet(STOP_WORDS, false));
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  /// @param radius 0 for single turns, 1 for windows of three
  Baseline(List<Dataset.Turn> turns, int radius) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(analyzer).setSimilarity(BM25);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < turns.size(); i++) {
        Document document = new Document();
        document.add(new StoredField("id", turns.get(i).id()));
        int last = Math.min(turns.size() - 1, i + radius);
        for (int j = Math.max(0, i - radius); j <= last; j++) {
          document.add(new TextField("text", turns.get(j).text(), Field.Store.NO));
        }
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    searcher.setSimilarity(BM25);
  }

  List<String> find(String question, int limit) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    try (TokenStream stream = analyzer.tokenStream("text", new StringReader(question))) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        query.add(new TermQuery(new Term("text", term.toString())), Occur.SHOULD);
      }
      stream.end();
    }
    List<String> ids = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query.build(), limit).scoreDocs) {
      ids.add(searcher.storedFields().document(hit.doc).get("id"));
    }
    return ids;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
    analyzer.close();
  }
}
