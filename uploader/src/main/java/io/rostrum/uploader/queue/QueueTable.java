package io.rostrum.uploader.queue;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The queue's tables and the plain SQL on them. Safe for several threads: one statement at a time. */
final class QueueTable {
    private static final String COLUMNS =
            "package, destination, folder, bytes, done, state, attempt, failures, not_before,"
                    + " reason, watch_url, playlist_url";
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS deliveries(package TEXT NOT NULL, destination TEXT NOT NULL, folder TEXT NOT NULL,"
                    + " bytes INTEGER NOT NULL, done INTEGER NOT NULL, state TEXT NOT NULL, attempt INTEGER NOT NULL,"
                    + " failures INTEGER NOT NULL, rank INTEGER NOT NULL, not_before TEXT NOT NULL, reason TEXT,"
                    + " watch_url TEXT, playlist_url TEXT, created_at TEXT NOT NULL, PRIMARY KEY(package, destination))",
            "CREATE TABLE IF NOT EXISTS upload_days(day TEXT PRIMARY KEY, bytes INTEGER NOT NULL)",
            "CREATE TABLE IF NOT EXISTS upload_rates(destination TEXT PRIMARY KEY, bytes_per_second INTEGER NOT NULL)");
    /** One width, so that the order of the texts is the order of the times. */
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path file;
    private final Connection connection;

    private QueueTable(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    static QueueTable open(Path file) throws UploadException {
        QueueTable table = new QueueTable(file, StateFile.connect(file));
        for (String sql : SCHEMA) {
            table.change(sql);
        }
        return table;
    }

    static String stamp(Instant at) {
        return STAMP.format(at);
    }

    synchronized int change(String sql, Object... values) throws UploadException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    synchronized long number(String sql, Object... values) throws UploadException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    List<Delivery> select(String rest, Object... values) throws UploadException {
        return rows("SELECT " + COLUMNS + " FROM deliveries" + rest, values);
    }

    List<Delivery> returning(String update, Object... values) throws UploadException {
        return rows(update + " RETURNING " + COLUMNS, values);
    }

    private synchronized List<Delivery> rows(String sql, Object... values) throws UploadException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet row = statement.executeQuery()) {
            List<Delivery> found = new ArrayList<>();
            while (row.next()) {
                found.add(delivery(row));
            }
            return found;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                new DeliveryId(row.getString(1), row.getString(2)),
                Path.of(row.getString(3)),
                row.getLong(4),
                row.getLong(5),
                DeliveryState.of(row.getString(6)),
                row.getLong(7),
                row.getInt(8),
                Instant.parse(row.getString(9)),
                row.getString(10),
                uri(row.getString(11)),
                uri(row.getString(12)));
    }

    private static URI uri(String text) {
        return text == null ? null : URI.create(text);
    }

    synchronized void close() throws UploadException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private UploadException failed(SQLException e) {
        return new UploadException(
                Code.IO, "The upload queue in " + file + " cannot be used: " + e.getMessage() + ".", e);
    }
}
