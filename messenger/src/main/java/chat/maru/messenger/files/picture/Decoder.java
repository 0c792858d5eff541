package chat.maru.messenger.files.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads pictures with the decoders of the JDK (JPEG, PNG, GIF) and TwelveMonkeys (WebP). What a
/// decoder cannot read, whatever it throws, is no picture.
final class Decoder {
  /// How long the decoding of one picture may take.
  static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Decoder.class);

  private Decoder() {}

  /// In pixels, as stored.
  record Size(int width, int height) {
    long pixels() {
      return (long) width * height;
    }
  }

  /// Reads the head only.
  static Optional<Size> measure(Path file, String type) throws IOException {
    return read(file, type, reader -> new Size(reader.getWidth(0), reader.getHeight(0)));
  }

  /// @param step takes each `step`th pixel of each `step`th line
  static Optional<BufferedImage> decode(Path file, String type, int step) throws IOException {
    return read(
        file,
        type,
        reader -> {
          ImageReadParam param = reader.getDefaultReadParam();
          param.setSourceSubsampling(step, step, 0, 0);
          reader.addIIOReadProgressListener(new Patience(System.nanoTime()));
          return reader.read(0, param);
        });
  }

  private interface Reading<T> {
    T of(ImageReader reader) throws IOException;
  }

  private static <T> Optional<T> read(Path file, String type, Reading<T> reading)
      throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type);
    if (!readers.hasNext()) {
      return Optional.empty();
    }
    ImageReader reader = readers.next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in, true, true);
      return Optional.of(reading.of(reader));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      LOG.debug("A {} could not be decoded", type, e);
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  /// Ends a decoding that takes too long.
  private record Patience(long sinceNanos) implements IIOReadProgressListener {
    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
      if (System.nanoTime() - sinceNanos > LONGEST.toNanos()) {
        source.abort();
        throw new IllegalStateException("decoding takes too long");
      }
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
  }
}
