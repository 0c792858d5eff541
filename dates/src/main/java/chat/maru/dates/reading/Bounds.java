package chat.maru.dates.reading;

import org.jspecify.annotations.Nullable;

/// A stretch; the end is exclusive, `null` is open.
public record Bounds<T>(@Nullable T from, @Nullable T to) {}
