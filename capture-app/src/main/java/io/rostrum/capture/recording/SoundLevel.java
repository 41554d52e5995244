package io.rostrum.capture.recording;

/**
 * How loud a source is, over its last window of about 66 ms.
 *
 * @param source the source's id
 * @param peakDbfs highest sample, in dBFS, from {@value #FLOOR_DBFS} to 0
 * @param rmsDbfs root mean square of all channels, in dBFS relative to full scale, from {@value #FLOOR_DBFS} to 0
 */
public record SoundLevel(String source, double peakDbfs, double rmsDbfs) {
    /** What silence reads. */
    public static final double FLOOR_DBFS = -120;
}
