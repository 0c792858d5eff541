package chat.maru.modelhost;

import chat.maru.base.MaruException;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.args.PoolingType;
import java.nio.file.Path;
import java.util.Arrays;

/// A GGUF in llama.cpp that makes vectors of length 1. A text longer than the context is cut, which
/// the callers of embeddings expect; its beginning says most.
final class LlamaEmbedder implements Embedder {
  private static final int CONTEXT = 512;
  private static final int RESERVED = 8;

  private final String name;
  private final LlamaModel llama;

  private LlamaEmbedder(String name, LlamaModel llama) {
    this.name = name;
    this.llama = llama;
  }

  /// @param pooled whether the file says itself how tokens become one vector; else the last token's
  ///   is taken (with the mean this version of llama.cpp fails an assertion on decoders)
  /// @throws MaruException `MODEL_FAILED` if llama.cpp cannot load it
  static LlamaEmbedder load(Path file, String name, int threads, boolean pooled) {
    ModelParameters parameters =
        Llama.parameters(file, threads)
            .setCtxSize(CONTEXT)
            .setBatchSize(CONTEXT)
            .setUbatchSize(CONTEXT)
            .enableEmbedding();
    if (!pooled) {
      parameters.setPoolingType(PoolingType.LAST);
    }
    return new LlamaEmbedder(name, Llama.load(parameters));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int tokens(String text) {
    return llama.encode(text).length;
  }

  @Override
  public float[] embed(String text) {
    String fitting = text;
    int[] tokens = llama.encode(text);
    if (tokens.length > CONTEXT - RESERVED) {
      fitting = llama.decode(Arrays.copyOf(tokens, CONTEXT - RESERVED));
    }
    try {
      return llama.embed(fitting);
    } catch (RuntimeException e) {
      throw Llama.failed(e);
    }
  }
}
