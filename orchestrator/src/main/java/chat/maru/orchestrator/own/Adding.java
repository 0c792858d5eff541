package chat.maru.orchestrator.own;

import chat.maru.base.MaruException;
import chat.maru.orchestrator.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the operator's own GGUF files among the models.
final class Adding {
  private static final Logger LOG = LoggerFactory.getLogger(Adding.class);

  /// Below this a model is plumbing; the figure lies between models that could and could not hold a
  /// conversation in the 20 cases that were tried.
  private static final long TINY_BYTES = 700L << 20;

  /// A file that changed less than this ago may still be written.
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private final Shelf shelf;
  private final Clock clock;
  private final Map<Path, FileTime> refused = new ConcurrentHashMap<>();

  Adding(Shelf shelf, Clock clock) {
    this.shelf = shelf;
    this.clock = clock;
  }

  OwnModel copy(Path file, LongConsumer progress) {
    String key = "add-" + UUID.randomUUID();
    try {
      if (!Files.isRegularFile(file)) {
        throw new MaruException(OwnModelError.NOT_A_MODEL, "There is no file " + file);
      }
      Gguf header = Gguf.read(file);
      Path target = shelf.partial(key);
      long free = Files.getFileStore(shelf.root()).getUsableSpace();
      if (free < Files.size(file)) {
        throw new MaruException(
            OwnModelError.NO_SPACE,
            "%d MB are needed on disk (free: %d MB)".formatted(Files.size(file) >> 20, free >> 20));
      }
      String sha256;
      try (InputStream in = Files.newInputStream(file);
          OutputStream out = Files.newOutputStream(target)) {
        sha256 = Checksum.copy(in, out, progress);
      }
      return shelf.put(key, about(header, file, target, sha256));
    } catch (IOException e) {
      throw Shelf.disk(e);
    } finally {
      shelf.discard(key);
    }
  }

  synchronized List<OwnModel> adopt(List<Path> dropped) {
    List<OwnModel> adopted = new ArrayList<>();
    for (Path file : dropped) {
      if (!settled(file)) {
        continue;
      }
      String key = "add-" + UUID.randomUUID();
      try {
        Gguf header = Gguf.read(file);
        String sha256 = Checksum.of(file, _ -> {});
        Path target = shelf.partial(key);
        OwnModel model = about(header, file, target, sha256);
        Files.move(file, target);
        adopted.add(shelf.put(key, model));
      } catch (IOException | MaruException e) {
        refused.put(file, changed(file));
        LOG.warn("{} is not taken as a model: {}", file.getFileName(), e.getMessage());
      }
    }
    return adopted;
  }

  private boolean settled(Path file) {
    FileTime changed = changed(file);
    return changed.toInstant().isBefore(clock.instant().minus(SETTLED))
        && !changed.equals(refused.get(file));
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.from(Instant.MAX); // gone again
    }
  }

  private OwnModel about(Gguf header, Path file, Path target, String sha256) throws IOException {
    long bytes = Files.size(file);
    String plain = file.getFileName().toString().replaceFirst("\\.gguf$", "");
    return new OwnModel(
        free(plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-"), sha256),
        header.text("general.name").orElse(plain),
        header.kind(),
        bytes < TINY_BYTES ? Tier.TINY : Tier.SMALL,
        bytes,
        sha256,
        header.text("general.license").orElse("unknown"),
        header.texts("general.languages"),
        "",
        header.context(),
        header.pooled(),
        false,
        clock.instant(),
        target);
  }

  private String free(String name, String sha256) {
    boolean taken =
        shelf.list().stream()
            .anyMatch(model -> model.name().equals(name) && !model.sha256().equals(sha256));
    return taken ? name + "-" + sha256.substring(0, 6) : name;
  }
}
