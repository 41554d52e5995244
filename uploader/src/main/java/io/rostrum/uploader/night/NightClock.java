package io.rostrum.uploader.night;

import io.rostrum.uploader.job.Bandwidth;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.queue.UploadLedger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Knows whether uploads may run now, and how fast. Any thread. */
final class NightClock {
    private final UploadLedger ledger;
    private final Clock clock;
    private final RateLog rates = new RateLog();
    private volatile UploadPolicy policy;

    NightClock(UploadLedger ledger, Clock clock, UploadPolicy policy) {
        this.ledger = ledger;
        this.clock = clock;
        this.policy = policy;
    }

    UploadPolicy policy() {
        return policy;
    }

    void policy(UploadPolicy other) {
        policy = other;
    }

    Instant now() {
        return clock.instant();
    }

    /** When uploads may begin; empty if they may now, {@link Instant#MAX} if no window ever opens. */
    Optional<Instant> waitsUntil() throws UploadException {
        Instant now = now();
        Optional<UploadHours.Night> night = policy.hours().nightAt(now);
        if (night.isEmpty()) {
            return Optional.of(Instant.MAX);
        }
        Instant start = policy.start(night.get());
        if (start.isAfter(now)) {
            return Optional.of(start);
        }
        return policy.isSpent(sentToday()) ? Optional.of(policy.nextDay(now)) : Optional.empty();
    }

    /** What the timetable allows at each moment. */
    Bandwidth bandwidth() {
        return () -> policy.rates().at(clock.instant()).bytesPerSecond();
    }

    long sentToday() throws UploadException {
        return ledger.sentOn(policy.day(now()));
    }

    void sent(long bytes) throws UploadException {
        if (bytes > 0) {
            ledger.sent(policy.day(now()), bytes);
            rates.sent(now(), bytes);
        }
    }

    List<UploadRate> lastDay() {
        return rates.lastDay(now(), policy);
    }

    void measured(String destination, long bytes, long nanos) throws UploadException {
        ledger.measured(destination, (long) (bytes * 1e9 / nanos), bandwidth().bytesPerSecond());
    }
}
