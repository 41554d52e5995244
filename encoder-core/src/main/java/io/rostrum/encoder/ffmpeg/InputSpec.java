package io.rostrum.encoder.ffmpeg;

import java.time.Duration;
import java.util.Map;

/**
 * What to open: a file, a network address or a device.
 *
 * @param format FFmpeg's name of the demuxer or device, for example {@code x11grab}; null lets FFmpeg find out
 * @param url the path, address or device name, as that demuxer wants it
 * @param options private options of the demuxer, by FFmpeg's names
 * @param timeout bounds opening, and each read after it; null means wait as long as it takes (plain files)
 */
public record InputSpec(String format, String url, Map<String, String> options, Duration timeout) {
    public InputSpec {
        options = Map.copyOf(options);
        if (url.isEmpty()) {
            throw new IllegalArgumentException("An input needs a path, an address or a device name.");
        }
    }

    /** A plain file, whose kind FFmpeg finds out. The prefix keeps names with colons from being taken for addresses. */
    public static InputSpec file(java.nio.file.Path path) {
        return new InputSpec(null, "file:" + path, Map.of(), null);
    }
}
