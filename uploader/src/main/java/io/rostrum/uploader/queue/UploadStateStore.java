package io.rostrum.uploader.queue;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remembers where begun uploads live, across restarts and power cuts.
 *
 * <p>Two tables in {@code <data>/rostrum.db}, which other tables and connections share: begun uploads, and what hosts taught. Safe for several threads; each
 * change is on the disk when its call returns.
 */
public final class UploadStateStore implements AutoCloseable {
    private static final String THIS_FILE = " WHERE destination=? AND package=? AND path=? AND sha256=?";

    private final Path file;
    private final Connection connection;
    private final Clock clock;

    UploadStateStore(Path file, Connection connection, Clock clock) {
        this.file = file;
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * Opens the store, making file, folder and table where they lack. A file that is no database is moved aside: begun
     * uploads then start again, which costs time but no lecture.
     *
     * @throws UploadException IO if it cannot be opened
     */
    public static UploadStateStore open(Path dbFile) throws UploadException {
        Path file = dbFile.toAbsolutePath().normalize();
        return new UploadStateStore(file, StateFile.connect(file), Clock.systemUTC());
    }

    /** The folder that holds the database. */
    public Path directory() {
        return file.getParent();
    }

    public synchronized Optional<UploadState> find(UploadKey key) throws UploadException {
        String sql = "SELECT url, offset FROM upload_state" + THIS_FILE;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            name(select, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new UploadState(URI.create(row.getString(1)), row.getLong(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public synchronized void save(UploadKey key, UploadState state) throws UploadException {
        String sql = "INSERT INTO upload_state(destination, package, path, sha256, url, offset, updated_at)"
                + " VALUES(?,?,?,?,?,?,?) ON CONFLICT(destination, package, path, sha256)"
                + " DO UPDATE SET url=excluded.url, offset=excluded.offset, updated_at=excluded.updated_at";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            name(insert, key);
            insert.setString(5, state.url().toString());
            insert.setLong(6, state.offset());
            insert.setString(7, clock.instant().toString());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public synchronized void forget(UploadKey key) throws UploadException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM upload_state" + THIS_FILE)) {
            name(delete, key);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** A begun upload and what it is of. */
    public record Known(UploadKey key, UploadState state) {}

    /** Begun uploads of a package at a destination. */
    public List<Known> of(String destination, String packageId) throws UploadException {
        return known("", destination, packageId);
    }

    /** Begun uploads of the same file with other bytes. */
    public List<Known> others(UploadKey key) throws UploadException {
        return known(
                " AND path=? AND sha256<>? AND sha256<>'growing'",
                key.destination(),
                key.packageId(),
                key.path(),
                key.sha256());
    }

    private synchronized List<Known> known(String more, String... values) throws UploadException {
        String sql = "SELECT destination, package, path, sha256, url, offset FROM upload_state"
                + " WHERE destination=? AND package=?" + more;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setString(i + 1, values[i]);
            }
            List<Known> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Known(
                            new UploadKey(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                            new UploadState(URI.create(row.getString(5)), row.getLong(6))));
                }
            }
            return found;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What a host has taught of requests. */
    public synchronized Optional<HostSize> host(String host) throws UploadException {
        String sql = "SELECT size, cap, capped_at FROM upload_hosts WHERE host=?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, host);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new HostSize(row.getLong(1), row.getLong(2), Instant.parse(row.getString(3))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public synchronized void save(String host, HostSize learned) throws UploadException {
        String sql = "INSERT INTO upload_hosts(host, size, cap, capped_at) VALUES(?,?,?,?) ON CONFLICT(host)"
                + " DO UPDATE SET size=excluded.size, cap=excluded.cap, capped_at=excluded.capped_at";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, host);
            insert.setLong(2, learned.size());
            insert.setLong(3, learned.cap());
            insert.setString(4, learned.capped().toString());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Forgets all files of a package that the destination has published. */
    public synchronized void forgetPackage(String destination, String packageId) throws UploadException {
        String sql = "DELETE FROM upload_state WHERE destination=? AND package=?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, destination);
            delete.setString(2, packageId);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void close() throws UploadException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void name(PreparedStatement statement, UploadKey key) throws SQLException {
        statement.setString(1, key.destination());
        statement.setString(2, key.packageId());
        statement.setString(3, key.path());
        statement.setString(4, key.sha256());
    }

    private UploadException failed(SQLException e) {
        return new UploadException(
                Code.IO, "The upload memory " + file + " cannot be used: " + e.getMessage() + ".", e);
    }
}
