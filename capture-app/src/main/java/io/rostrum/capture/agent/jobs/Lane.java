package io.rostrum.capture.agent.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.rostrum.capture.recording.RecordingId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The jobs of one kind, one after the other, on one thread. They survive restarts; an interrupted one begins again at the
 * next start.
 */
final class Lane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration NEVER = Duration.ofDays(36_500);
    private static final int STOP_SECONDS = 45;

    private final Work work;
    private final JobBoard board;
    private final Backoff backoff;
    private final Clock clock;
    private final ExecutorService thread;
    private final Scheduler scheduler;

    Lane(Work work, JobDatabase database, JobBoard board, Backoff backoff, Clock clock) {
        this.work = work;
        this.board = board;
        this.backoff = backoff;
        this.clock = clock;
        String name = work.kind().id();
        this.thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "job-" + name));
        CustomTask<Void> task = Tasks.custom(name, Void.class)
                .onFailure((completed, operations) -> operations.reschedule(
                        completed, clock.instant().plus(backoff.after(completed.getExecution().consecutiveFailures))))
                .execute(this::execute);
        this.scheduler = Scheduler.create(database.source(), task)
                .tableName(JobDatabase.table(work.kind()))
                .jdbcCustomization(new SqliteJdbcCustomization())
                .schedulerName(new SchedulerName.Fixed("agent"))
                .executorService(thread)
                .threads(1)
                .pollingInterval(POLL)
                .deleteUnresolvedAfter(NEVER)
                .enableImmediateExecution()
                .failureLogging(LogLevel.OFF, false)
                .shutdownMaxWait(Duration.ofMillis(1))
                .build();
    }

    void start() {
        scheduler.start();
    }

    /** Has a recording worked on as soon as possible; if that was planned for later, then now. */
    void submit(RecordingId recording) {
        TaskInstance<Void> instance = new TaskInstance<>(work.kind().id(), recording.value());
        show(recording, JobState.WAITING, 0, null);
        scheduler.schedule(instance, clock.instant(), ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        scheduler.triggerCheckForDueExecutions();
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        RecordingId recording = new RecordingId(instance.getId());
        int failures = context.getExecution().consecutiveFailures;
        MDC.put("recording", recording.value());
        try {
            show(recording, JobState.RUNNING, 0, null);
            Outcome outcome = work.run(recording, failures, done -> show(recording, JobState.RUNNING, done, null));
            LOG.info("The {} ended: {}", instance.getTaskName(), outcome);
            return follow(recording, failures, outcome);
        } catch (InterruptedException e) {
            LOG.info("The {} was interrupted and goes on at the next start.", instance.getTaskName());
            show(recording, JobState.WAITING, 0, null);
            return (completed, operations) -> operations.reschedule(completed, clock.instant());
        } catch (TriedInVain e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("A job failed in a way that was not expected: {}. It is tried again.", e.toString(), e);
            trouble(recording, JobState.WAITING, "It failed in a way that was not expected; the log says more.");
            throw e;
        } finally {
            MDC.remove("recording");
        }
    }

    private CompletionHandler<Void> follow(RecordingId recording, int failures, Outcome outcome) {
        switch (outcome.kind()) {
            case WAIT -> {
                show(recording, JobState.WAITING, 0, outcome.sentence());
                return (completed, operations) -> operations.reschedule(completed, outcome.at());
            }
            case RETRY -> {
                Instant next = clock.instant().plus(backoff.after(failures));
                LOG.info("The next try is at {}.", next);
                trouble(recording, JobState.WAITING, outcome.sentence());
                throw new TriedInVain(outcome.sentence());
            }
            case FAILED -> trouble(recording, JobState.FAILED, outcome.sentence());
            case DONE -> show(recording, JobState.DONE, 1, null);
        }
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private void show(RecordingId recording, JobState state, double progress, String message) {
        board.show(new Job(recording, work.kind(), state, progress, message, false));
    }

    private void trouble(RecordingId recording, JobState state, String sentence) {
        board.show(new Job(recording, work.kind(), state, 0, sentence, true));
    }

    /** Interrupts the job that runs, waits until it has put its things in order, and begins no other. */
    @Override
    public void close() {
        scheduler.stop();
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A job of the kind {} does not stop.", work.kind().id());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells db-scheduler to count a failure. */
    private static final class TriedInVain extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TriedInVain(String sentence) {
            super(sentence, null, false, false);
        }
    }
}
