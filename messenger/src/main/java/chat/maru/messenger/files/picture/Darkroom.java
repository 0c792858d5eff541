package chat.maru.messenger.files.picture;

import chat.maru.base.Threads;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Prepares pictures for being shown: measures them, turns them upright, takes out what camera and
/// phone wrote into them (place, time, device), and makes a small version.
///
/// A picture is a program for whoever decodes it. So its measures are read from its head first and
/// what is beyond [#MOST_PIXELS] is not decoded at all (a bomb of a few kilobytes can unfold to
/// gigabytes); decoding skips lines down to the size that is needed, ends after [Decoder#LONGEST],
/// and no more than two pictures are in work at a time.
public final class Darkroom {
  /// The most pixels of a picture that is shown.
  public static final long MOST_PIXELS = 64_000_000;

  /// Up to here a picture that lies on its side is decoded whole and turned; beyond, the one number
  /// that says how it lies is left in it, because turning would take hundreds of megabytes.
  static final long MOST_TURNED_PIXELS = 24_000_000;

  /// The longer side of the small version.
  static final int SMALL = 720;

  private static final Semaphore AT_WORK = new Semaphore(2);

  private final Supplier<Path> scratch;

  /// @param scratch makes a new file for a result
  public Darkroom(Supplier<Path> scratch) {
    this.scratch = scratch;
  }

  /// A picture that is ready.
  ///
  /// @param file without metadata, upright; another one than what was given
  /// @param small a JPEG or PNG; null if the picture cannot be decoded here but browsers may
  public record Developed(Path file, int width, int height, @Nullable Path small) {}

  /// @param type what the first bytes say: JPEG, PNG, GIF or WebP
  /// @return nothing if it is no picture after all, or too large to be shown
  public Optional<Developed> develop(Path file, String type) throws IOException {
    try {
      AT_WORK.acquire();
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
    try {
      return developNow(file, type);
    } finally {
      AT_WORK.release();
    }
  }

  private Optional<Developed> developNow(Path file, String type) throws IOException {
    Optional<Decoder.Size> measured = Decoder.measure(file, type);
    if (measured.isEmpty() || measured.get().pixels() > MOST_PIXELS) {
      return Optional.empty();
    }
    Decoder.Size size = measured.get();
    Turn turn = type.equals("image/jpeg") ? Turn.of(orientation(file)) : Turn.NONE;
    Path clean = scratch.get();
    if (!turn.upright() && size.pixels() <= MOST_TURNED_PIXELS) {
      Optional<BufferedImage> whole = Decoder.decode(file, type, 1);
      if (whole.isPresent()) {
        Encoder.jpeg(turn.apply(whole.get()), clean, 0.92f);
      } else {
        Stripper.strip(file, type, clean, turn);
      }
    } else {
      Stripper.strip(file, type, clean, turn);
    }
    boolean sideways = turn.swapsSides();
    return Optional.of(
        new Developed(
            clean,
            sideways ? size.height() : size.width(),
            sideways ? size.width() : size.height(),
            small(file, type, size, turn)));
  }

  private @Nullable Path small(Path file, String type, Decoder.Size size, Turn turn)
      throws IOException {
    int step = Math.max(1, Math.max(size.width(), size.height()) / (2 * SMALL));
    Optional<BufferedImage> decoded = Decoder.decode(file, type, step);
    if (decoded.isEmpty()) {
      return null;
    }
    Path small = scratch.get();
    Encoder.small(turn.apply(Encoder.within(decoded.get(), SMALL)), small);
    return small;
  }

  /// The Exif number of how the camera was held; 1 if it was upright or nobody knows.
  private static int orientation(Path file) throws IOException {
    try {
      ExifIFD0Directory exif =
          ImageMetadataReader.readMetadata(file.toFile())
              .getFirstDirectoryOfType(ExifIFD0Directory.class);
      return exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
          ? exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)
          : 1;
    } catch (ImageProcessingException | MetadataException | RuntimeException e) {
      // A broken note about how the camera was held is no reason to refuse the picture.
      return 1;
    }
  }

  static void discard(@Nullable Path file) throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
