package chat.maru.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanReadingFormFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.util.AttributeFactory;

/// The content words of a text: Korean morphemes by Nori without endings and particles, English
/// stems by Porter without function words.
///
/// Lucene's own `Analyzer` keeps a chain for each thread that ever used it; with a virtual thread
/// for each request that is a chain for each request. These are lent from a small pool.
final class Morphemes {
  /// Compounds and their parts, for indexing and for questions: more ways to be found.
  static final Morphemes MIXED = new Morphemes(DecompoundMode.MIXED);

  /// Compounds as they are written, for the search box: 검색 is not 검 and 색.
  static final Morphemes WHOLE = new Morphemes(DecompoundMode.NONE);

  /// Longer ones are keys and encoded files; Lucene refuses terms of 32 KiB.
  private static final int LONGEST_TERM = 128;

  private static final int POOLED = 8;
  private static final Set<POS.Tag> DROPPED = dropped();

  private final DecompoundMode mode;
  private final BlockingQueue<Chain> pool = new LinkedBlockingQueue<>(POOLED);

  /// A content word and where it stands, in UTF-16 units.
  record Token(String term, int start, int end) {}

  private Morphemes(DecompoundMode mode) {
    this.mode = mode;
  }

  private static Set<POS.Tag> dropped() {
    Set<POS.Tag> tags = EnumSet.copyOf(KoreanPartOfSpeechStopFilter.DEFAULT_STOP_TAGS);
    tags.addAll(List.of(POS.Tag.VX, POS.Tag.VCP, POS.Tag.VCN, POS.Tag.NP, POS.Tag.NNB));
    return tags;
  }

  /// The tokens of a text in reading order.
  List<Token> of(String text) {
    Chain chain = pool.poll();
    if (chain == null) {
      chain = new Chain(mode);
    }
    List<Token> tokens = chain.run(text);
    if (!pool.offer(chain)) { // a chain that failed never comes here
      chain.close();
    }
    return tokens;
  }

  /// The terms of a text in reading order, with repetitions.
  List<String> terms(String text) {
    return of(text).stream().map(Token::term).toList();
  }

  private static final class Chain {
    private final Tokenizer tokenizer;
    private final TokenStream last;
    private final CharTermAttribute term;
    private final OffsetAttribute offset;

    Chain(DecompoundMode mode) {
      tokenizer =
          new KoreanTokenizer(AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY, null, mode, false, true);
      TokenStream stream = new KoreanPartOfSpeechStopFilter(tokenizer, DROPPED);
      stream = new KoreanReadingFormFilter(stream);
      stream = new LowerCaseFilter(new CJKWidthFilter(stream));
      stream = new StopFilter(stream, new CharArraySet(StopWords.ENGLISH, false));
      last = new PorterStemFilter(stream);
      term = last.addAttribute(CharTermAttribute.class);
      offset = last.addAttribute(OffsetAttribute.class);
    }

    void close() {
      try {
        last.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    List<Token> run(String text) {
      List<Token> tokens = new ArrayList<>();
      try {
        tokenizer.setReader(new StringReader(text));
        last.reset();
        while (last.incrementToken()) {
          if (term.length() <= LONGEST_TERM) {
            tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset()));
          }
        }
        last.end();
        last.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e); // a StringReader does not fail
      }
      return tokens;
    }
  }
}
