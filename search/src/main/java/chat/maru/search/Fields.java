package chat.maru.search;

import chat.maru.base.MessageId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/// The fields of a message in an index.
final class Fields {
  /// Content words with their counts, see [Morphemes].
  static final String WORDS = "w";

  /// Single characters of the scripts that are found at any character.
  static final String SINGLES = "g1";

  /// Pairs of such characters with their positions: three 서울동쪽 in a row are a phrase.
  static final String PAIRS = "g2";

  /// Written forms, spelt by letters, for prefixes and near misses.
  static final String FORMS = "f";

  static final String ID = "id";
  static final String AT = "at";
  static final String SEQ = "seq";
  static final String AUTHOR = "author";
  static final String NAME = "name";
  static final String IMPORT = "import";

  /// The number of content words.
  static final String LENGTH = "len";

  private static final int LONGEST_TEXT = 65_536;
  private static final FieldType SET = type(IndexOptions.DOCS);
  private static final FieldType COUNTED = type(IndexOptions.DOCS_AND_FREQS);
  private static final FieldType PLACED = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

  private Fields() {}

  private static FieldType type(IndexOptions options) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.setIndexOptions(options);
    type.freeze();
    return type;
  }

  static Document of(Doc doc) {
    String text = Runs.normal(head(doc.text()));
    List<String> words = Morphemes.MIXED.terms(text);
    List<Runs.Run> runs = Runs.of(text);
    Document out = new Document();
    out.add(new Field(WORDS, new TermStream(words), COUNTED));
    out.add(new Field(SINGLES, new TermStream(Grams.singles(runs)), SET));
    out.add(new Field(PAIRS, new TermStream(Grams.pairs(runs)), PLACED));
    out.add(new Field(FORMS, new TermStream(Grams.forms(runs, words)), SET));
    out.add(new NumericDocValuesField(LENGTH, words.size()));
    BytesRef id = bytes(doc.id());
    out.add(new StringField(ID, id, Field.Store.NO));
    out.add(new BinaryDocValuesField(ID, id));
    long at = doc.at().toEpochMilli();
    out.add(new LongPoint(AT, at));
    out.add(new NumericDocValuesField(AT, at));
    out.add(new NumericDocValuesField(SEQ, doc.seq()));
    keyword(out, AUTHOR, doc.author().value());
    out.add(new SortedDocValuesField(NAME, new BytesRef(doc.authorName())));
    if (doc.importId() != null) {
      keyword(out, IMPORT, doc.importId());
    }
    return out;
  }

  private static void keyword(Document out, String field, String value) {
    out.add(new StringField(field, value, Field.Store.NO));
    out.add(new SortedDocValuesField(field, new BytesRef(value)));
  }

  /// The beginning of an overlong text, not cut inside a surrogate pair.
  private static String head(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    boolean pair = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
    return text.substring(0, pair ? LONGEST_TEXT - 1 : LONGEST_TEXT);
  }

  static Term key(MessageId id) {
    return new Term(ID, bytes(id));
  }

  private static BytesRef bytes(MessageId id) {
    UUID uuid = UUID.fromString(id.value());
    return new BytesRef(
        ByteBuffer.allocate(16)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array());
  }

  static MessageId id(BytesRef bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes.bytes, bytes.offset, 16);
    return new MessageId(new UUID(buffer.getLong(), buffer.getLong()).toString());
  }
}
