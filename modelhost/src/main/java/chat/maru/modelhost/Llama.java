package chat.maru.modelhost;

import chat.maru.base.MaruException;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import java.nio.file.Path;

/// What both kinds of models have in common in llama.cpp.
final class Llama {
  /// Nothing: at the level above llama.cpp prints the texts that it embeds.
  private static final int SILENT = -1;

  private static final int TALKING = 0;

  private Llama() {}

  static ModelParameters parameters(Path file, int threads) {
    return new ModelParameters()
        .setModel(file.toString())
        .setThreads(threads)
        .setParallel(1)
        .skipWarmup()
        .setLogVerbosity(SILENT);
  }

  /// Loads a model; one that cannot be loaded is tried again with llama.cpp's own words on stderr,
  /// because its exception says nothing about why.
  static LlamaModel load(ModelParameters parameters) {
    try {
      return new LlamaModel(parameters);
    } catch (RuntimeException e) {
      try {
        return new LlamaModel(parameters.setLogVerbosity(TALKING));
      } catch (RuntimeException again) {
        throw failed(again);
      }
    }
  }

  /// The exception of the library is not public.
  static MaruException failed(RuntimeException e) {
    return new MaruException(HostError.MODEL_FAILED, "The embedded model failed", e);
  }
}
