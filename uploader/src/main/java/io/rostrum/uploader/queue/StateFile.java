package io.rostrum.uploader.queue;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** Opens the SQLite file in the mode that survives a power cut, and lays out the tables. */
final class StateFile {
    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
    private static final int BUSY_MILLIS = 10_000;

    private StateFile() {}

    static Connection connect(Path file) throws UploadException {
        try {
            Files.createDirectories(file.getParent());
            try {
                return prepared(file);
            } catch (SQLException e) {
                if (!isDamaged(e)) {
                    throw e;
                }
                moveAside(file);
                return prepared(file);
            }
        } catch (Schema.Newer e) {
            throw new UploadException(Code.IO, "The database " + file + " " + e.getMessage(), e);
        } catch (IOException | SQLException e) {
            throw new UploadException(
                    Code.IO, "The upload memory " + file + " cannot be opened: " + e.getMessage() + ".", e);
        }
    }

    private static Connection prepared(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            Schema.bring(statement);
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS upload_state(destination TEXT NOT NULL,"
                    + " package TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL, url TEXT NOT NULL,"
                    + " offset INTEGER NOT NULL, updated_at TEXT NOT NULL,"
                    + " PRIMARY KEY(destination, package, path, sha256))");
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS upload_hosts(host TEXT PRIMARY KEY,"
                    + " size INTEGER NOT NULL, cap INTEGER NOT NULL, capped_at TEXT NOT NULL)");
            return connection;
        } catch (SQLException e) {
            try {
                connection.close();
            } catch (SQLException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private static boolean isDamaged(SQLException e) {
        return e.getErrorCode() == SQLiteErrorCode.SQLITE_NOTADB.code
                || e.getErrorCode() == SQLiteErrorCode.SQLITE_CORRUPT.code;
    }

    private static void moveAside(Path file) throws IOException {
        int number = 1;
        while (Files.exists(aside(file, number))) {
            number++;
        }
        Files.move(file, aside(file, number));
        // A journal of the damaged file must not be replayed into the new one.
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-wal"));
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
        LOG.warn(
                "{} was no readable database; it is kept as {} and begun uploads start again",
                file,
                aside(file, number));
    }

    private static Path aside(Path file, int number) {
        return file.resolveSibling(file.getFileName() + ".damaged-" + number);
    }
}
