package io.rostrum.capture.agent.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.recording.RecordingId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on a real database: retried, delayed, interrupted, never lost. */
class LaneTest {
    private static final RecordingId FIRST = new RecordingId("01900000-0000-7000-8000-000000000001");
    private static final RecordingId SECOND = new RecordingId("01900000-0000-7000-8000-000000000002");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final JobBoard board = new JobBoard();
    private final Script work = new Script();
    private JobDatabase database;

    /** Does what the test says, and says what it was asked. */
    private static final class Script implements Work {
        private final Queue<Outcome> outcomes = new ArrayDeque<>();
        private final List<String> calls = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch hang;

        @Override
        public JobKind kind() {
            return JobKind.ENCODE;
        }

        @Override
        public Outcome run(RecordingId recording, int failures, DoubleConsumer progress) throws InterruptedException {
            calls.add(recording.value().substring(35) + ":" + failures);
            progress.accept(0.5);
            if (hang != null) {
                hang.await();
            }
            Outcome next = outcomes.poll();
            return next == null ? Outcome.DONE : next;
        }
    }

    @BeforeEach
    void open() throws Exception {
        database = JobDatabase.open(folder.resolve("rostrum.db"));
    }

    @Test
    void aFailureThatMayPassIsTriedAgainAndCounted() throws Exception {
        work.outcomes.add(Outcome.retry("The disk was busy."));
        work.outcomes.add(Outcome.retry("The disk was busy."));
        try (Lane lane = lane()) {
            lane.submit(FIRST);
            lane.start();

            await(FIRST, JobState.DONE);
        }
        assertThat(work.calls).containsExactly("1:0", "1:1", "1:2");
        assertThat(rows()).isZero();
    }

    @Test
    void whileItWaitsForTheNextTryItSaysWhatFailed() throws Exception {
        work.outcomes.add(Outcome.retry("The disk was busy."));
        try (Lane lane = lane(new Backoff(Duration.ofHours(1), Duration.ofHours(1)))) {
            lane.submit(FIRST);
            lane.start();

            Job waiting = Poll.until("It waits", PATIENCE, () -> job(FIRST), Job::troubled);
            assertThat(waiting.state()).isEqualTo(JobState.WAITING);
            assertThat(waiting.message()).isEqualTo("The disk was busy.");
        }
    }

    @Test
    void aJobThatWillNeverWorkIsGivenUpWithItsReason() throws Exception {
        work.outcomes.add(Outcome.failed("There is no sound."));
        try (Lane lane = lane()) {
            lane.submit(FIRST);
            lane.start();

            Job failed = await(FIRST, JobState.FAILED);
            assertThat(failed.message()).isEqualTo("There is no sound.");
            assertThat(failed.troubled()).isTrue();
        }
        assertThat(rows()).isZero();
    }

    @Test
    void waitingForAnHourIsNoFailure() throws Exception {
        work.outcomes.add(Outcome.waitUntil(Instant.now().plusSeconds(3600), "Waits for the night."));
        try (Lane lane = lane()) {
            lane.submit(FIRST);
            lane.start();

            Job waiting = Poll.until(
                    "It waits", PATIENCE, () -> job(FIRST), job -> "Waits for the night.".equals(job.message()));
            assertThat(waiting.state()).isEqualTo(JobState.WAITING);
            assertThat(waiting.troubled()).isFalse();
            Poll.until("It is planned anew", PATIENCE, () -> picked(), picked -> picked == 0);
            lane.submit(FIRST);
            await(FIRST, JobState.DONE);
        }
        assertThat(work.calls).containsExactly("1:0", "1:0");
    }

    @Test
    void theSameJobTwiceIsOneJobAndJobsRunOneAfterTheOther() throws Exception {
        try (Lane lane = lane()) {
            lane.submit(FIRST);
            lane.submit(FIRST);
            lane.submit(SECOND);
            lane.start();

            await(SECOND, JobState.DONE);
            await(FIRST, JobState.DONE);
        }
        assertThat(work.calls).containsExactlyInAnyOrder("1:0", "2:0");
    }

    @Test
    void anInterruptedJobBeginsAgainAtTheNextStart() throws Exception {
        work.hang = new CountDownLatch(1);
        try (Lane lane = lane()) {
            lane.submit(FIRST);
            lane.start();
            Poll.until("It runs", PATIENCE, () -> work.calls, calls -> !calls.isEmpty());
        }
        assertThat(rows()).isEqualTo(1);

        work.hang = null;
        database = JobDatabase.open(folder.resolve("rostrum.db"));
        try (Lane lane = lane()) {
            lane.start();
            await(FIRST, JobState.DONE);
        }
        assertThat(work.calls).hasSize(2);
    }

    @Test
    void aCancelledJobStopsAtOnceAndStaysCancelledAfterARestart() throws Exception {
        work.hang = new CountDownLatch(1);
        try (Lane lane = lane()) {
            lane.submit(FIRST);
            lane.submit(SECOND);
            lane.start();
            Poll.until("One runs", PATIENCE, () -> work.calls, calls -> !calls.isEmpty());
            RecordingId running = work.calls.get(0).startsWith("1") ? FIRST : SECOND;
            RecordingId waiting = running == FIRST ? SECOND : FIRST;

            assertThat(lane.cancel(waiting)).isTrue();
            assertThat(lane.cancel(running)).isTrue();

            await(running, JobState.CANCELLED);
            await(waiting, JobState.CANCELLED);
            assertThat(work.calls).hasSize(1);
            Poll.until("Nothing is planned", PATIENCE, this::rows, rows -> rows == 0);
            assertThat(lane.cancel(running)).isFalse();
        }
        assertThat(JobDatabase.open(folder.resolve("rostrum.db")).log().all())
                .extracting(Job::state)
                .containsExactly(JobState.CANCELLED, JobState.CANCELLED);
    }

    @Test
    void aJobThatSomebodyPutsFirstComesBeforeOlderOnes() throws Exception {
        RecordingId third = new RecordingId("01900000-0000-7000-8000-000000000003");
        work.hang = new CountDownLatch(1);
        try (Lane lane = lane()) {
            lane.submit(FIRST);
            lane.start();
            Poll.until("The first runs", PATIENCE, () -> work.calls, calls -> !calls.isEmpty());
            lane.submit(SECOND);
            lane.submit(third);

            assertThat(lane.first(third)).isTrue();
            // What the scheduler has looked up counts until it looks again, at most a second later.
            TimeUnit.SECONDS.sleep(2);
            work.hang.countDown();

            await(SECOND, JobState.DONE);
        }
        assertThat(work.calls).containsExactly("1:0", "3:0", "2:0");
    }

    @Test
    void aHeldLaneLetsGoOfItsJobSaysWhyAndGoesOnWhenReleased() throws Exception {
        work.hang = new CountDownLatch(1);
        try (Lane lane = lane()) {
            lane.submit(FIRST);
            lane.start();
            Poll.until("It runs", PATIENCE, () -> work.calls, calls -> !calls.isEmpty());

            lane.hold("The battery is low.");

            Poll.until("It waits", PATIENCE, () -> job(FIRST), job -> "The battery is low.".equals(job.message()));
            Poll.until("It is planned anew", PATIENCE, this::picked, picked -> picked == 0);
            assertThat(work.calls).hasSize(1);
            work.hang = null;
            lane.release();
            await(FIRST, JobState.DONE);
        }
        assertThat(work.calls).containsExactly("1:0", "1:0");
    }

    private Lane lane() {
        return lane(new Backoff(Duration.ofMillis(10), Duration.ofMillis(100)));
    }

    private Lane lane(Backoff backoff) {
        return new Lane(work, database, board, backoff, Clock.systemUTC());
    }

    private Job await(RecordingId recording, JobState state) throws Exception {
        return Poll.until(state + " of " + recording, PATIENCE, () -> job(recording), job -> job.state() == state);
    }

    private Job job(RecordingId recording) {
        return board.jobs().stream()
                .filter(job -> job.recording().equals(recording))
                .findFirst()
                .orElseThrow();
    }

    private int rows() throws Exception {
        return count("SELECT count(*) FROM jobs_encode");
    }

    private int picked() throws Exception {
        return count("SELECT count(*) FROM jobs_encode WHERE picked");
    }

    private int count(String query) throws Exception {
        try (var connection = database.source().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
