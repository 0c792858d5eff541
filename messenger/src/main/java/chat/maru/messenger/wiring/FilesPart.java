package chat.maru.messenger.wiring;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.edge.Routes;
import chat.maru.messenger.Journal;
import chat.maru.messenger.files.FileLimits;
import chat.maru.messenger.files.Intake;
import chat.maru.messenger.files.SharedFiles;
import chat.maru.messenger.files.Sweep;
import chat.maru.messenger.files.Uploads;
import chat.maru.messenger.files.bytes.Blobs;
import chat.maru.messenger.files.bytes.DiskBlobs;
import chat.maru.messenger.files.bytes.Partials;
import chat.maru.messenger.files.http.FilesApi;
import chat.maru.messenger.files.http.UploadsApi;
import chat.maru.messenger.files.picture.Darkroom;
import java.io.IOException;
import java.nio.file.Path;

/// Files and their endpoints.
public record FilesPart(Uploads uploads, SharedFiles shared, Sweep sweep) implements AutoCloseable {
  /// Where files are, and how much of them there may be.
  ///
  /// @param directory on the disk of this machine
  public record Place(Path directory, FileLimits limits) {}

  static FilesPart of(Journal journal, Place place) {
    Blobs blobs = new DiskBlobs(place.directory(), journal.clock());
    Partials partials = new Partials(place.directory().resolve("partial"));
    Intake intake = new Intake(blobs, new Darkroom(() -> scratch(partials)));
    return new FilesPart(
        new Uploads(journal, place.limits(), partials, intake),
        new SharedFiles(journal, blobs),
        Sweep.start(journal, blobs, partials));
  }

  private static Path scratch(Partials partials) {
    try {
      return partials.scratch();
    } catch (IOException e) {
      throw new MaruException(CommonError.UNAVAILABLE, "The server cannot write files", e);
    }
  }

  void addTo(Routes routes) {
    new UploadsApi(uploads).addTo(routes);
    new FilesApi(shared).addTo(routes);
  }

  @Override
  public void close() {
    sweep.close();
  }
}
