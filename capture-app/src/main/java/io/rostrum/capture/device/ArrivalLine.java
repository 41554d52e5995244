package io.rostrum.capture.device;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * The line that a device's clock draws against ours: of each window of five seconds the frame that waited least, and a
 * least-squares line through those of the last ten minutes. One thread.
 */
final class ArrivalLine {
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int WINDOWS = 120;
    /** With fewer, a speed would be a guess. */
    private static final int ENOUGH = 6;

    private record Point(long device, double offset) {}

    private final Deque<Point> points = new ArrayDeque<>();
    private Point best;
    private long windowEnd;
    private double slope;
    private double meanDevice;
    private double meanOffset;

    void clear() {
        points.clear();
        best = null;
    }

    void add(long device, long arrival) {
        Point point = new Point(device, arrival - (double) device);
        if (best == null || device >= windowEnd) {
            if (best != null) {
                points.add(best);
                if (points.size() > WINDOWS) {
                    points.remove();
                }
                fit();
            }
            windowEnd = device + WINDOW_NANOS;
            best = point;
        } else if (point.offset() < best.offset()) {
            best = point;
        }
    }

    private void fit() {
        long base = points.peek().device();
        double sumX = 0;
        double sumY = 0;
        for (Point point : points) {
            sumX += point.device() - base;
            sumY += point.offset();
        }
        meanDevice = base + sumX / points.size();
        meanOffset = sumY / points.size();
        double xx = 0;
        double xy = 0;
        for (Point point : points) {
            double x = point.device() - meanDevice;
            xx += x * x;
            xy += x * (point.offset() - meanOffset);
        }
        slope = points.size() < ENOUGH || xx == 0 ? 0 : xy / xx;
    }

    /** Our time less the device's at one of its times; {@code otherwise} while too little is known. */
    double offsetAt(long device, double otherwise) {
        return points.size() < ENOUGH ? otherwise : meanOffset + slope * (device - meanDevice);
    }
}
