package io.rostrum.capture.agent.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.rostrum.capture.recording.RecordingId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The jobs of one kind, one after the other, on one thread. They survive restarts; an interrupted one begins again at the
 * next start. Any thread.
 */
final class Lane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration NEVER = Duration.ofDays(36_500);
    private static final Duration STOP = Duration.ofSeconds(45);
    private static final long STEP_NANOS = 20_000_000;
    private static final int USUAL = 0;
    private static final int FIRST = 1;

    private final Work work;
    private final JobBoard board;
    private final JobLog log;
    private final Backoff backoff;
    private final Clock clock;
    private final JobInterrupt atWork = new JobInterrupt();
    private final AtomicReference<String> held = new AtomicReference<>();
    private final ExecutorService thread;
    private final Scheduler scheduler;

    Lane(Work work, JobDatabase database, JobBoard board, Backoff backoff, Clock clock) {
        this.work = work;
        this.board = board;
        this.log = database.log();
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
                .enablePriority()
                .pollUsingFetch(0, 1) // none waits in memory, where it could not be overtaken
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
        end(Job.waiting(recording, work.kind()));
        schedule(recording, USUAL);
    }

    private void schedule(RecordingId recording, int priority) {
        TaskInstance<Void> instance = new TaskInstance.Builder<Void>(work.kind().id(), recording.value())
                .priority(priority)
                .build();
        while (!scheduled(instance) && !atWork.again(recording)) {
            LockSupport.parkNanos(STEP_NANOS); // it is just being begun or ended
        }
        scheduler.triggerCheckForDueExecutions();
    }

    private boolean scheduled(TaskInstance<Void> instance) {
        try {
            scheduler.schedule(instance, clock.instant(), ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
            return true;
        } catch (TaskInstanceException e) {
            LOG.debug("It is at work, or just ended: {}", e.getMessage());
            return false;
        }
    }

    /** Has a waiting recording worked on before all others; says whether it waited or is at work. */
    boolean first(RecordingId recording) {
        if (!has(recording)) {
            return false;
        }
        if (unschedule(recording)) {
            show(Job.waiting(recording, work.kind()));
            schedule(recording, FIRST);
        }
        return true;
    }

    /** Whether the recording waits here or is at work. */
    boolean has(RecordingId recording) {
        return scheduler.getScheduledExecution(instance(recording)).isPresent();
    }

    /** Whether a recording is at work. */
    boolean isAtWork(RecordingId recording) {
        return atWork.is(recording);
    }

    /** Whether a recording is at work and was given once more meanwhile. */
    boolean isWantedAgain(RecordingId recording) {
        return atWork.isWantedAgain(recording);
    }

    /** A person wants the work on a recording no more; says whether there was any. */
    boolean cancel(RecordingId recording) {
        while (has(recording)) {
            if (atWork.stop(recording, JobInterrupt.Why.CANCEL)) {
                return true; // its thread tells the rest
            }
            if (unschedule(recording)) {
                end(Job.ended(recording, work.kind(), JobState.CANCELLED, null));
                return true;
            }
            LockSupport.parkNanos(STEP_NANOS); // it is just being begun or ended
        }
        return false;
    }

    /**
     * Takes a recording out of this lane, because its package is about to change or to go.
     *
     * @return whether nobody works on it any more; false if its job did not stop in time
     */
    boolean withdraw(RecordingId recording) throws InterruptedException {
        long deadline = System.nanoTime() + STOP.toNanos();
        while (has(recording)) {
            atWork.stop(recording, JobInterrupt.Why.WITHDRAW);
            if (unschedule(recording)) {
                show(Job.ended(recording, work.kind(), JobState.CANCELLED, null));
            }
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(STEP_NANOS);
        }
        return true;
    }

    private boolean unschedule(RecordingId recording) {
        try {
            scheduler.cancel(instance(recording));
            return true;
        } catch (TaskInstanceException e) {
            LOG.debug("Nothing to take back: {}", e.getMessage());
            return false;
        }
    }

    private TaskInstanceId instance(RecordingId recording) {
        return TaskInstanceId.of(work.kind().id(), recording.value());
    }

    /** Begins nothing more and interrupts what is at work, until {@link #release()}; it goes on where it was. */
    void hold(String sentence) {
        if (held.getAndSet(sentence) == null) {
            scheduler.pause();
        }
        atWork.stop(JobInterrupt.Why.YIELD);
    }

    void release() {
        if (held.getAndSet(null) != null) {
            scheduler.resume();
            scheduler.triggerCheckForDueExecutions();
        }
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        RecordingId recording = new RecordingId(instance.getId());
        MDC.put("recording", recording.value());
        try {
            String reason = held.get();
            return reason == null
                    ? work(recording, context.getExecution().consecutiveFailures)
                    : later(recording, reason);
        } finally {
            MDC.remove("recording");
        }
    }

    private CompletionHandler<Void> work(RecordingId recording, int failures) {
        Outcome outcome = null;
        JobInterrupt.End end;
        atWork.begin(recording);
        try {
            show(Job.running(recording, work.kind(), 0));
            outcome = work.run(recording, failures, done -> show(Job.running(recording, work.kind(), done)));
        } catch (InterruptedException e) {
            LOG.info("The {} was interrupted.", work.kind().id());
        } catch (RuntimeException e) {
            LOG.warn("A job failed in a way that was not expected: {}. It is tried again.", e.toString(), e);
            outcome = Outcome.retry("It failed in a way that was not expected; the log says more.");
        } finally {
            end = atWork.end();
        }
        boolean done = outcome != null && outcome.kind() == Outcome.Kind.DONE;
        JobInterrupt.Why why = end.why();
        if (!done && (why == JobInterrupt.Why.CANCEL || why == JobInterrupt.Why.WITHDRAW)) {
            Job cancelled = Job.ended(recording, work.kind(), JobState.CANCELLED, null);
            if (why == JobInterrupt.Why.CANCEL) {
                log.keep(cancelled);
            }
            show(cancelled);
            return new CompletionHandler.OnCompleteRemove<>();
        }
        if (outcome == null || end.again()) {
            return later(recording, held.get());
        }
        LOG.info("The {} ended: {}", work.kind().id(), outcome);
        return follow(recording, failures, outcome);
    }

    private CompletionHandler<Void> later(RecordingId recording, String reason) {
        show(new Job(recording, work.kind(), JobState.WAITING, 0, reason, 0, null, null));
        return (completed, operations) -> operations.reschedule(completed, clock.instant());
    }

    private CompletionHandler<Void> follow(RecordingId recording, int failures, Outcome outcome) {
        switch (outcome.kind()) {
            case WAIT -> {
                show(new Job(recording, work.kind(), JobState.WAITING, 0, outcome.sentence(), 0, outcome.at(), null));
                return (completed, operations) -> operations.reschedule(completed, outcome.at());
            }
            case RETRY -> {
                Instant next = clock.instant().plus(backoff.after(failures));
                LOG.info("The next try is at {}.", next);
                show(new Job(
                        recording, work.kind(), JobState.WAITING, 0, outcome.sentence(), failures + 1, next, null));
                throw new TriedInVain(outcome.sentence());
            }
            case FAILED -> end(Job.ended(recording, work.kind(), JobState.FAILED, outcome.sentence()));
            case DONE -> end(Job.ended(recording, work.kind(), JobState.DONE, null));
        }
        return new CompletionHandler.OnCompleteRemove<>();
    }

    /** Shows a job that begins or ends, and remembers an end that a restart must not undo. */
    private void end(Job job) {
        log.keep(job);
        show(job);
    }

    private void show(Job job) {
        board.show(job);
    }

    /** Interrupts the job that runs, waits until it has put its things in order, and begins no other. */
    @Override
    public void close() {
        scheduler.stop();
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS)) {
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
