package chat.maru.edge;

/// Who may call an endpoint.
public enum Access {
  /// Anybody. A caller who is signed in is known all the same: [Request#findCaller].
  PUBLIC,
  /// An account: a session, or the control token acting as a user.
  USER,
  /// An account with the role operator.
  OPERATOR,
  /// A `/v1` key.
  KEY,
  /// The control token of the data directory, from this machine only.
  CONTROL
}
