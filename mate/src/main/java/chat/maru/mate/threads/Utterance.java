package chat.maru.mate.threads;

import java.time.Instant;

/// One message as the linker reads it.
///
/// @param author who said it: the same text for the same person
/// @param name what others call the author
/// @param notice whether nobody said it (somebody joined, left...): it answers nothing
public record Utterance(String author, String name, Instant at, String text, boolean notice) {}
