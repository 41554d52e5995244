package io.rostrum.encoder.ffmpeg;

import java.util.List;

/**
 * One caption as it lies in a media file.
 *
 * @param startMicros when it appears, on the file's clock
 * @param endMicros when it goes; not after its start if the file does not say
 * @param lines its text, without the marks of its form
 */
public record TimedText(long startMicros, long endMicros, List<String> lines) {
    public TimedText {
        lines = List.copyOf(lines);
    }
}
