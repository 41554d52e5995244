package io.rostrum.capture.kiosk.client;

/**
 * How loud one sound source is just now.
 *
 * @param peakDbfs the loudest sample, dBFS, -120 for digital silence
 * @param rmsDbfs the mean power, dBFS, -120 for digital silence
 */
public record Level(String source, double peakDbfs, double rmsDbfs) {
    /** What the agent says for digital silence. */
    public static final double FLOOR_DBFS = -120;

    /** Nothing is heard. */
    public static final Level SILENCE = new Level("", FLOOR_DBFS, FLOOR_DBFS);
}
