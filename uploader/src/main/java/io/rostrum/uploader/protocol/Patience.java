package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.RetryPolicy;
import io.rostrum.uploader.job.UploadClock;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits between tries and says when it is enough. Shared by all files of one upload: as long as any byte arrives, the
 * destination lives. Safe for several threads.
 */
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    @FunctionalInterface
    interface Step<T> {
        T run() throws Fault, UploadException, InterruptedException;
    }

    /** How long an address may stay silent that has never answered in this upload: it is more likely wrong than ill. */
    private static final Duration FIRST_CONTACT = Duration.ofSeconds(15);

    private final RetryPolicy policy;
    private final UploadClock clock;
    private int failures;
    private long failingSince;
    private boolean answered;

    Patience(RetryPolicy policy, UploadClock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /** New bytes arrived, or the destination did what it was asked. */
    synchronized void progressed() {
        answered = true;
        failures = 0;
    }

    /** Runs a step that may simply be run again, until it succeeds or patience ends. */
    <T> T until(Step<T> step) throws UploadException, InterruptedException {
        while (true) {
            try {
                T result = step.run();
                progressed();
                return result;
            } catch (Fault fault) {
                after(fault);
            }
        }
    }

    /**
     * Waits before the next try.
     *
     * @throws UploadException UNREACHABLE if it is enough, or would be before the wait ends; BAD_DESTINATION if the address
     *     never answered and its name does not exist
     */
    void after(Fault fault) throws UploadException, InterruptedException {
        Duration delay = nextDelay(fault);
        LOG.info("{} Next try in {} ms.", fault.getMessage(), delay.toMillis());
        clock.sleep(delay);
    }

    private synchronized Duration nextDelay(Fault fault) throws UploadException {
        if (fault.getCause() == null) {
            answered = true; // it was the destination that said no
        }
        if (!answered && hasCause(fault, UnknownHostException.class)) {
            throw new UploadException(Code.BAD_DESTINATION, fault.getMessage(), fault);
        }
        long now = clock.nanos();
        if (failures++ == 0) {
            failingSince = now;
        }
        Duration ours = policy.delay(failures, ThreadLocalRandom.current()::nextDouble);
        // "Come back at once" would hammer a server that is in trouble already.
        Duration delay = fault.asksToWait()
                .map(asked -> asked.compareTo(ours) > 0 ? asked : ours)
                .orElse(ours);
        Duration failing = Duration.ofNanos(now - failingSince);
        boolean tooMany = policy.attempts() > 0 && failures >= policy.attempts();
        Duration limit = answered || policy.patience().compareTo(FIRST_CONTACT) < 0 ? policy.patience() : FIRST_CONTACT;
        if (tooMany || failing.plus(delay).compareTo(limit) > 0) {
            throw new UploadException(
                    Code.UNREACHABLE,
                    fault.getMessage() + " What arrived is kept; the next upload goes on from there.",
                    fault.asksToWait().orElse(null),
                    fault);
        }
        return delay;
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
