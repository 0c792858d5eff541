package chat.maru.storage;

/// The databases that Maru speaks.
public enum Engine {
  SQLITE,
  POSTGRESQL
}
