package chat.maru.search;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Terms that were found beforehand, as Lucene wants them. An empty term is a gap that no phrase
/// crosses.
final class TermStream extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final List<String> terms;
  private Iterator<String> rest;

  TermStream(List<String> terms) {
    this.terms = terms;
    this.rest = terms.iterator();
  }

  @Override
  public void reset() {
    rest = terms.iterator();
  }

  @Override
  public boolean incrementToken() {
    int increment = 1;
    while (rest.hasNext()) {
      String next = rest.next();
      if (next.isEmpty()) {
        increment++;
        continue;
      }
      clearAttributes();
      term.append(next);
      step.setPositionIncrement(increment);
      return true;
    }
    return false;
  }
}
