package io.rostrum.capture.recording;

/**
 * Tells when a sound device's blocks were truly heard. Their times jitter by how the system delivers them, while their
 * samples come evenly; a delay-locked loop keeps what is even and follows the device's own speed (F. Adriaensen, "Using a
 * DLL to filter time", Linux Audio Conference 2005). One thread.
 */
final class SampleClock {
    /** A block that is so far from its place did not jitter: something is missing, or came twice. */
    private static final double JUMP_SECONDS = 0.1;
    /** The loop's bandwidth, in hertz: wide until it has found the speed. */
    private static final double SEEKING = 0.2;

    private static final double HOLDING = 0.02;
    private static final double SEEK_SECONDS = 20;

    private boolean started;
    private long base;
    private double next;
    private double speed = 1;
    private double since;

    /**
     * The time of a block's first sample.
     *
     * @param nanos its time as delivered, on the monotonic clock
     * @param samples of the block
     * @param rate that the device announced, in hertz
     */
    long smooth(long nanos, int samples, int rate) {
        double nominal = (double) samples / rate;
        double measured = started ? (nanos - base) / 1e9 : 0;
        if (!started || Math.abs(measured - next) > JUMP_SECONDS) {
            started = true;
            base = nanos;
            next = nominal * speed;
            since = 0;
            return nanos;
        }
        double error = measured - next;
        double here = next;
        double omega = 2 * Math.PI * (since < SEEK_SECONDS ? SEEKING : HOLDING) * nominal;
        next += Math.sqrt(2) * omega * error + nominal * speed;
        speed += omega * omega * error / nominal;
        since += nominal;
        return base + Math.round(here * 1e9);
    }
}
