package chat.maru.bridges.store;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.bridges.importing.ImportOrder;
import chat.maru.bridges.importing.Jobs;
import chat.maru.messenger.Audience;
import chat.maru.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// Imports under way, in the database.
public final class JdbiJobs implements Jobs {
  private final Database database;

  public JdbiJobs(Database database) {
    this.database = database;
  }

  @Override
  public void add(Job job) {
    ImportOrder order = job.order();
    database.write(
        handle -> {
          handle.execute("DELETE FROM bridge_jobs WHERE run = ?", job.run());
          return handle.execute(
              """
              INSERT INTO bridge_jobs (run, room, user_id, kind, file, zone, audience, hash, stored)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
              job.run(),
              order.room().value(),
              order.by().value(),
              order.kind(),
              order.file(),
              order.zone().getId(),
              order.audience().code(),
              job.hash(),
              job.stored());
        });
  }

  @Override
  public void remove(String run) {
    database.write(handle -> handle.execute("DELETE FROM bridge_jobs WHERE run = ?", run));
  }

  @Override
  public List<Job> list() {
    return database.read(
        handle ->
            handle
                .select(
                    """
                    SELECT run, room, user_id, kind, file, zone, audience, hash, stored
                    FROM bridge_jobs ORDER BY run
                    """)
                .map((row, _) -> job(row))
                .list());
  }

  private static Job job(ResultSet row) throws SQLException {
    ImportOrder order =
        new ImportOrder(
            new UserId(row.getString("user_id")),
            new RoomId(row.getString("room")),
            row.getString("kind"),
            row.getString("file"),
            ZoneId.of(row.getString("zone")),
            Audience.valueOf(row.getString("audience").toUpperCase(Locale.ROOT)));
    return new Job(row.getString("run"), order, row.getString("hash"), row.getString("stored"));
  }
}
