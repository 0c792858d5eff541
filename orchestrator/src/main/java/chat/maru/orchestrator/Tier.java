package chat.maru.orchestrator;

import java.util.Locale;

/// What may be asked of a model, from weakest to strongest.
public enum Tier {
  /// Plumbing: it writes sentences, but is never trusted with a judgement.
  TINY,
  /// It follows instructions and answers from a given text.
  SMALL,
  /// It plans, calls tools and judges.
  CAPABLE;

  /// The lower-case name that the API shows.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
