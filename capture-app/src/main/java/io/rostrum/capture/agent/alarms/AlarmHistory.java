package io.rostrum.capture.agent.alarms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.recording.Alarm;
import io.rostrum.capture.recording.AlarmKind;
import io.rostrum.capture.recording.RecordingId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Alarms of the past, in the data folder's database: the last {@value #KEPT}. Written on a thread of its own; when
 * {@value #QUEUED} wait for a disk that does not answer, further ones are logged alone. Any thread.
 */
public final class AlarmHistory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmHistory.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEPT = 10_000;
    private static final int QUEUED = 1_000;
    private static final int BUSY_MILLIS = 15_000;

    private final SQLiteDataSource source;
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUED),
            work -> new Thread(work, "alarm-history"),
            (work, full) -> LOG.warn("An alarm could not be written down: the disk does not keep up."));

    private AlarmHistory(SQLiteDataSource source) {
        this.source = source;
    }

    /** Opens it; alarms that lasted when the agent died are over. */
    public static AlarmHistory open(Path database, Clock clock) throws AgentException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + database);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS alarms (id TEXT PRIMARY KEY, kind TEXT NOT NULL,"
                    + " severity TEXT NOT NULL, source TEXT, recording TEXT, onset TEXT NOT NULL, ended TEXT,"
                    + " numbers TEXT NOT NULL)");
            statement.executeUpdate("UPDATE alarms SET ended='" + clock.instant() + "' WHERE ended IS NULL");
            statement.executeUpdate("DELETE FROM alarms WHERE rowid <= (SELECT max(rowid) FROM alarms) - " + KEPT);
            return new AlarmHistory(source);
        } catch (SQLException e) {
            throw new AgentException(
                    AgentException.Code.IO, "The history of alarms cannot be kept: " + e.getMessage() + ".", e);
        }
    }

    void keep(Alarm alarm) {
        writer.execute(() -> write(alarm));
    }

    private void write(Alarm alarm) {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO alarms(id, kind, severity, source, recording, onset, ended, numbers)"
                                + " VALUES(?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET"
                                + " severity=excluded.severity, ended=excluded.ended, numbers=excluded.numbers")) {
            insert.setString(1, alarm.id());
            insert.setString(2, alarm.kind().id());
            insert.setString(3, alarm.severity().id());
            insert.setString(4, alarm.source());
            insert.setString(
                    5, alarm.recording() == null ? null : alarm.recording().value());
            insert.setString(6, alarm.onset().toString());
            insert.setString(7, alarm.end() == null ? null : alarm.end().toString());
            insert.setString(8, JSON.writeValueAsString(alarm.values()));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            LOG.warn("The alarm {} could not be written down: {}", alarm.kind().id(), e.getMessage());
        }
    }

    /**
     * The newest alarms first.
     *
     * @param recording of this recording alone; null for all
     */
    public List<Alarm> newest(RecordingId recording, int limit) throws AgentException {
        List<Alarm> alarms = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id, kind, severity, source, recording, onset, ended, numbers"
                                + " FROM alarms WHERE ?1 IS NULL OR recording=?1 ORDER BY onset DESC LIMIT ?2")) {
            select.setString(1, recording == null ? null : recording.value());
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    alarms.add(alarm(row));
                }
            }
            return alarms;
        } catch (SQLException | JsonProcessingException e) {
            throw new AgentException(
                    AgentException.Code.IO, "The history of alarms cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Alarm alarm(ResultSet row) throws SQLException, JsonProcessingException {
        String recording = row.getString(5);
        String end = row.getString(7);
        return new Alarm(
                row.getString(1),
                AlarmKind.valueOf(row.getString(2).toUpperCase(Locale.ROOT).replace('-', '_')),
                Alarm.Severity.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                row.getString(4),
                recording == null ? null : new RecordingId(recording),
                Instant.parse(row.getString(6)),
                end == null ? null : Instant.parse(end),
                JSON.readValue(row.getString(8), new TypeReference<Map<String, Double>>() {}));
    }

    /** Writes what waits. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(BUSY_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("Not all alarms were written down: the disk does not answer.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
