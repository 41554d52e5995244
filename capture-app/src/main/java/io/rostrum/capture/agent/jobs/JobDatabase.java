package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.agent.settings.AgentException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The jobs' tables in the data folder's database, one a kind, as db-scheduler wants them. */
final class JobDatabase {
    private static final int BUSY_MILLIS = 15_000;

    private final SQLiteDataSource source;
    private final JobLog log;

    private JobDatabase(SQLiteDataSource source, JobLog log) {
        this.source = source;
        this.log = log;
    }

    /**
     * Opens the database, makes what is missing, and takes back the jobs that a process was doing when it died. The caller
     * holds the data folder's lock, so nobody else is doing them.
     */
    static JobDatabase open(Path file) throws AgentException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (JobKind kind : JobKind.values()) {
                statement.execute(create(table(kind)));
                statement.execute("UPDATE " + table(kind) + " SET picked = 0, picked_by = NULL, last_heartbeat = NULL");
            }
            return new JobDatabase(source, JobLog.open(source));
        } catch (SQLException e) {
            throw new AgentException(
                    AgentException.Code.IO,
                    "The database " + file + " cannot be opened (" + e.getMessage()
                            + "). If the disk is sound, move the file away: recordings are not in it.",
                    e);
        }
    }

    /** A table a kind: db-scheduler throws out jobs that a scheduler on the same table does not know. */
    static String table(JobKind kind) {
        return "jobs_" + kind.id();
    }

    private static String create(String table) {
        return "CREATE TABLE IF NOT EXISTS " + table + " (task_name TEXT NOT NULL, task_instance TEXT NOT NULL,"
                + " task_data BLOB, execution_time TIMESTAMP NOT NULL, picked BOOLEAN NOT NULL, picked_by TEXT,"
                + " last_success TIMESTAMP, last_failure TIMESTAMP, consecutive_failures INTEGER,"
                + " last_heartbeat TIMESTAMP, version INTEGER NOT NULL, priority INTEGER,"
                + " PRIMARY KEY (task_name, task_instance))";
    }

    DataSource source() {
        return source;
    }

    /** How jobs ended that must not begin again by themselves. */
    JobLog log() {
        return log;
    }
}
