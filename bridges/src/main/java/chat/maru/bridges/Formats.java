package chat.maru.bridges;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The formats that Maru reads, and which of them a file is in.
public final class Formats {
  /// With less evidence than this a file is unknown: one line alone may look like anything.
  public static final int ENOUGH = 2;

  /// Stands for whichever messenger the file is of.
  public static final String ANY = "auto";

  private final List<ExportFormat> formats;

  public Formats(List<ExportFormat> formats) {
    this.formats = List.copyOf(formats);
  }

  /// The kinds of export, for a help text: `kakaotalk, whatsapp`.
  public List<String> kinds() {
    return formats.stream().map(ExportFormat::kind).distinct().toList();
  }

  /// @throws chat.maru.base.MaruException `IMPORT_KIND` if nobody here reads `kind`
  public void requireKind(String kind) {
    if (!kind.equals(ANY) && formats.stream().noneMatch(format -> format.kind().equals(kind))) {
      throw ImportError.IMPORT_KIND.with(
          Map.of("kind", kind, "known", String.join(", ", kinds()) + ", " + ANY));
    }
  }

  /// The format with the given name.
  public Optional<ExportFormat> find(String name) {
    return formats.stream().filter(format -> format.name().equals(name)).findFirst();
  }

  /// Tells the format of a file by the shape of several lines at its beginning.
  ///
  /// @param kind what it should be; [#ANY] takes it as what it is
  /// @throws chat.maru.base.MaruException `IMPORT_UNKNOWN`, `IMPORT_FOREIGN` or
  ///   `IMPORT_NO_MESSAGES`; it never guesses
  public ExportFormat detect(String kind, Sample sample) {
    requireKind(kind);
    Map<ExportFormat, ExportFormat.Evidence> evidence =
        formats.stream().collect(Collectors.toMap(f -> f, f -> f.evidence(sample)));
    Optional<ExportFormat> best = best(evidence);
    if (best.isEmpty()) {
      throw unknown(kind, evidence);
    }
    if (!kind.equals(ANY) && !best.get().kind().equals(kind)) {
      throw ImportError.IMPORT_FOREIGN.with(Map.of("found", best.get().kind(), "kind", kind));
    }
    return best.get();
  }

  private static Optional<ExportFormat> best(Map<ExportFormat, ExportFormat.Evidence> evidence) {
    return evidence.entrySet().stream()
        .filter(entry -> entry.getValue().weight() >= ENOUGH)
        .max(
            Comparator.comparingInt(
                    (Map.Entry<ExportFormat, ExportFormat.Evidence> e) -> e.getValue().weight())
                .thenComparingInt(e -> -e.getValue().firstLine())
                .thenComparing(e -> e.getKey().name()))
        .map(Map.Entry::getKey);
  }

  private static RuntimeException unknown(
      String kind, Map<ExportFormat, ExportFormat.Evidence> evidence) {
    boolean header =
        evidence.entrySet().stream()
            .filter(one -> kind.equals(ANY) || one.getKey().kind().equals(kind))
            .anyMatch(one -> one.getValue().header());
    return (header ? ImportError.IMPORT_NO_MESSAGES : ImportError.IMPORT_UNKNOWN)
        .with(Map.of("kind", kind));
  }
}
