package chat.maru.bridges.kakaotalk;

import chat.maru.bridges.Finding;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// What a line starts.
sealed interface Start {
  Start REST = new Rest();

  /// Somebody's words.
  ///
  /// @param sure whether the line can be cut into name and text in one way only
  record Said(LocalDateTime at, String name, String text, boolean sure) implements Start {}

  /// A notice with a time of its own.
  record Told(LocalDateTime at, String text) implements Start {}

  /// A notice without a time.
  record Bare(String text) implements Start {}

  /// A date separator.
  ///
  /// @param at its time, where it has one
  /// @param ruled whether its shape alone makes it one; otherwise what stands around it must agree
  record Day(LocalDate day, @Nullable LocalDateTime at, boolean ruled) implements Start {}

  /// The shape of a record whose content cannot be.
  record Broken(Finding why) implements Start {}

  /// Nothing: the line belongs to what stands above it.
  record Rest() implements Start {}
}
