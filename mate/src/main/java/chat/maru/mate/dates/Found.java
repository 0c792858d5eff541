package chat.maru.mate.dates;

import chat.maru.dates.Span;

/// An expression that was found in a text.
///
/// @param start where it begins, in UTF-16 units
/// @param end where it ends, exclusive
/// @param text the words themselves
/// @param span what they mean
/// @param dated whether the words name a day (or a longer time), not only a time of day
/// @param timed whether they name a time of day that leaves no choice between morning and evening
public record Found(int start, int end, String text, Span span, boolean dated, boolean timed) {}
