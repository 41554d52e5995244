package io.rostrum.capture.recording;

import io.rostrum.encoder.media.AudioFormat;
import java.nio.file.Path;
import java.util.List;

/**
 * What a source gave while it was tried.
 *
 * @param source its id
 * @param ok whether a lecture can be recorded from it as it is
 * @param sentences for a technician: what was seen and heard, and what to mend
 * @param picture what was seen; null if nothing was
 * @param sound what was heard; null if nothing was
 */
public record DeviceReport(String source, boolean ok, List<String> sentences, Picture picture, Sound sound) {
    public DeviceReport {
        sentences = List.copyOf(sentences);
    }

    /**
     * A picture.
     *
     * @param width in pixels
     * @param height in pixels
     * @param frameRate pictures that came a second, whatever was announced
     * @param black whether it was black all the time
     * @param frozen whether it did not change at all
     * @param file the last one as JPEG
     */
    public record Picture(int width, int height, double frameRate, boolean black, boolean frozen, Path file) {}

    /**
     * Sound.
     *
     * @param format as the device gives it
     * @param peakDbfs its highest sample
     * @param rmsDbfs its loudest window's root mean square
     * @param silent whether it was silent all the time
     * @param clipping whether it was cut off
     * @param file all of it as WAV
     */
    public record Sound(
            AudioFormat format, double peakDbfs, double rmsDbfs, boolean silent, boolean clipping, Path file) {}
}
