package io.rostrum.uploader.night;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How fast bytes left over the last day. Kept in memory: it is for people to look at, no account. Any thread. */
final class RateLog {
    static final Duration STEP = Duration.ofMinutes(5);
    private static final long STEPS = Duration.ofDays(1).dividedBy(STEP);

    private final TreeMap<Long, Long> bytesByStep = new TreeMap<>();

    synchronized void sent(Instant at, long bytes) {
        bytesByStep.merge(step(at), bytes, Long::sum);
        bytesByStep.headMap(step(at) - STEPS, true).clear();
    }

    /** The last day until now, a point a step, the oldest first; what the policy of now would have allowed beside it. */
    synchronized List<UploadRate> lastDay(Instant now, UploadPolicy policy) {
        List<UploadRate> points = new ArrayList<>();
        for (long step = step(now) - STEPS + 1; step <= step(now); step++) {
            Instant from = Instant.ofEpochSecond(step * STEP.toSeconds());
            long seconds = Math.min(
                    STEP.toSeconds(), Math.max(1, Duration.between(from, now).toSeconds()));
            points.add(new UploadRate(from, bytesByStep.getOrDefault(step, 0L) / seconds, policy.allowedAt(from)));
        }
        return points;
    }

    private static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
    }
}
