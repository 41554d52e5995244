package io.rostrum.uploader.job;

/** How fast an upload may be at this moment; asked a few times a second, so that a timetable changes it while it runs. */
@FunctionalInterface
public interface Bandwidth {
    Bandwidth UNLIMITED = () -> 0;

    /** The most that may leave this machine, in bytes a second; 0 = unlimited. Any thread; must return at once. */
    long bytesPerSecond();

    /** The same at every moment. */
    static Bandwidth of(long bytesPerSecond) {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("A rate is at least 0 bytes a second, not " + bytesPerSecond + ".");
        }
        return () -> bytesPerSecond;
    }
}
