package chat.maru.storage;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/// Keeps what was written out of the messages of failures. By itself Jdbi tells a failed statement
/// with its arguments, which are what people wrote, and failures stand in the log.
final class Wordless {
  private Wordless() {}

  static Jdbi jdbi(Jdbi jdbi) {
    return jdbi.configure(
        StatementExceptions.class, failures -> failures.setMessageRendering(MessageRendering.NONE));
  }
}
