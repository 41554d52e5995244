package io.rostrum.capture.agent.health;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last day of the room's disk and processor, a point every two minutes, for charts. Any thread. */
public final class History {
    private static final int POINTS = 720;

    private final Vitals vitals;
    private final Clock clock;
    private final Deque<Point> points = new ArrayDeque<>();

    /** One look. The processor is -1 where the system does not tell. */
    public record Point(Instant time, long diskFreeBytes, int cpuPercent) {}

    public History(Vitals vitals, Clock clock) {
        this.vitals = vitals;
        this.clock = clock;
    }

    /** Looks once; to be called every two minutes. */
    public synchronized void look() {
        if (points.size() == POINTS) {
            points.removeFirst();
        }
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        double load = system.getSystemLoadAverage() / system.getAvailableProcessors();
        int percent = load < 0 ? -1 : (int) Math.min(100, Math.round(load * 100));
        points.addLast(new Point(clock.instant(), vitals.diskFree(), percent));
    }

    public synchronized List<Point> points() {
        return List.copyOf(points);
    }
}
