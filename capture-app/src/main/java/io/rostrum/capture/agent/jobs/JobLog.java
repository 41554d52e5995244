package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.recording.RecordingId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers over restarts which jobs failed for good and which a person cancelled, so that nobody does them again unasked.
 * Any thread.
 */
final class JobLog {
    private static final Logger LOG = LoggerFactory.getLogger(JobLog.class);

    private final DataSource source;

    private JobLog(DataSource source) {
        this.source = source;
    }

    static JobLog open(DataSource source) throws AgentException {
        try (Connection connection = source.getConnection();
                PreparedStatement create = connection.prepareStatement("CREATE TABLE IF NOT EXISTS job_log ("
                        + "kind TEXT NOT NULL, recording TEXT NOT NULL, state TEXT NOT NULL, message TEXT,"
                        + " PRIMARY KEY (kind, recording))")) {
            create.executeUpdate();
            return new JobLog(source);
        } catch (SQLException e) {
            throw new AgentException(
                    AgentException.Code.IO, "The list of jobs cannot be kept: " + e.getMessage() + ".", e);
        }
    }

    /** Keeps the end of a job; one that is open or done needs no memory. */
    void keep(Job job) {
        boolean matters = job.state() == JobState.FAILED || job.state() == JobState.CANCELLED;
        String sql = matters
                ? "INSERT OR REPLACE INTO job_log(kind, recording, state, message) VALUES(?,?,?,?)"
                : "DELETE FROM job_log WHERE kind=? AND recording=?";
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, job.kind().id());
            statement.setString(2, job.recording().value());
            if (matters) {
                statement.setString(3, job.state().id());
                statement.setString(4, job.message());
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            // At worst a job is done again after the next start, and jobs may be done twice.
            LOG.warn("The end of the job {} could not be kept: {}", job.id(), e.getMessage());
        }
    }

    /** All of them. */
    List<Job> all() throws AgentException {
        List<Job> jobs = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT kind, recording, state, message FROM job_log");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                jobs.add(Job.ended(
                        new RecordingId(rows.getString(2)),
                        JobKind.valueOf(rows.getString(1).toUpperCase(Locale.ROOT)),
                        JobState.valueOf(rows.getString(3).toUpperCase(Locale.ROOT)),
                        rows.getString(4)));
            }
            return jobs;
        } catch (SQLException e) {
            throw new AgentException(
                    AgentException.Code.IO, "The list of jobs cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
