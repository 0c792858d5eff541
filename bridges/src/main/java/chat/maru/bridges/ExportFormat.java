package chat.maru.bridges;

/// One kind of export file, for example "KakaoTalk on Android". Stateless and thread-safe.
///
/// A new messenger is a new package of these; nothing else here knows their names.
public interface ExportFormat {
  /// The messenger, as the command line and the endpoint name it: `kakaotalk`.
  String kind();

  /// A stable name of the format: `kakaotalk-android`.
  String name();

  /// How many pieces of evidence `sample` holds: lines that have this format's shape, each counted
  /// once, and a header of its own. Below [Formats#ENOUGH] the format does not claim the file.
  Evidence evidence(Sample sample);

  /// What of `entry` is the same in every export of the chat, whichever device and language made
  /// it: what is compared to find out whether it is there already.
  String sense(ExportRecord entry);

  /// Reads the whole file as a stream with one record in flight.
  ///
  /// @throws chat.maru.base.MaruException an [ImportError] if the bytes cannot be read
  Records open(ExportFile file);

  /// What speaks for a format.
  ///
  /// @param lines how many lines have the format's shape
  /// @param header whether the file starts with the format's header
  /// @param firstLine the first line with its shape, counted from 0; breaks ties
  record Evidence(int lines, boolean header, int firstLine) {
    public static final Evidence NONE = new Evidence(0, false, Integer.MAX_VALUE);

    int weight() {
      return lines == 0 ? 0 : lines + (header ? 1 : 0);
    }
  }
}
