package chat.maru.bench.privacy;

import java.util.List;

/// A text and what is in it.
///
/// @param language `ko` or `en`
/// @param labels the identifiers, in order
/// @param trap what it was made to be mistaken for; empty if it has identifiers or is plain talk
record Sample(String text, String language, List<Label> labels, String trap) {
  Sample {
    labels = List.copyOf(labels);
  }

  /// An identifier in a text.
  ///
  /// @param kind as the detectors' codes name it
  /// @param form how it is written: `usual`, `bare`, `wide`, `spaced`, `split`, `spoken`
  /// @param context whether a word beside it says what it is
  record Label(String kind, String form, boolean context, int start, int end) {}
}
