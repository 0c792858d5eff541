package chat.maru.base;

/// The values that an error's message mentions, by name.
///
/// Base's JSON object is the one implementation. It is named here so that errors, which JSON
/// throws, need not know JSON.
public interface ErrorParams {}
