package chat.maru.bridges;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// When something was said.
public sealed interface Stamp {
  /// The moment, for a wall clock in `zone`. Where the clock was set back and a time occurs twice,
  /// the first; where it was set forward, as much later.
  Instant instant(ZoneId zone);

  /// The time as the export shows it; UTC if it knows the moment itself.
  LocalDateTime wall();

  /// A wall clock without a zone, often without seconds.
  record Wall(LocalDateTime wall) implements Stamp {
    @Override
    public Instant instant(ZoneId zone) {
      return wall.atZone(zone).toInstant();
    }
  }

  /// A real moment.
  record Exact(Instant instant) implements Stamp {
    @Override
    public Instant instant(ZoneId zone) {
      return instant;
    }

    @Override
    public LocalDateTime wall() {
      return instant.atOffset(ZoneOffset.UTC).toLocalDateTime();
    }
  }
}
