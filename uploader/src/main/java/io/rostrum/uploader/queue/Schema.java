package io.rostrum.uploader.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The version of the database's layout, in SQLite's {@code user_version}. A release that changes a table adds the step that
 * brings older databases to it; an older program refuses a newer database, and changes nothing in it.
 */
final class Schema {
    /** What leads from each version to the next, each in one transaction. Version 1 is the first; tables make themselves. */
    private static final List<List<String>> STEPS = List.of(List.of());

    private Schema() {}

    /** A database of a later release. */
    static final class Newer extends SQLException {
        private static final long serialVersionUID = 1L;

        Newer(int version, int known) {
            super("was made by a newer release (layout " + version + ", this one knows " + known
                    + "). Install that release again, or put the backup of this one back with restore-backup.");
        }
    }

    static void bring(Statement statement) throws SQLException {
        bring(statement, STEPS);
    }

    /** Brings a database to the version after the last step. */
    static void bring(Statement statement, List<List<String>> steps) throws SQLException {
        int version = version(statement);
        if (version > steps.size()) {
            throw new Newer(version, steps.size());
        }
        if (version == steps.size()) {
            return;
        }
        statement.execute("BEGIN IMMEDIATE"); // another process may be about to do the same
        try {
            for (int next = version(statement); next < steps.size(); next++) {
                for (String change : steps.get(next)) {
                    statement.executeUpdate(change);
                }
                statement.execute("PRAGMA user_version=" + (next + 1));
            }
            statement.execute("COMMIT");
        } catch (SQLException e) {
            try {
                statement.execute("ROLLBACK");
            } catch (SQLException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }
}
