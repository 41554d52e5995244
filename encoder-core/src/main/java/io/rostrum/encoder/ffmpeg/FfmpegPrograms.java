package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.ffmpeg.ffprobe;
import org.bytedeco.javacpp.Loader;

/**
 * The command-line programs that come with FFmpeg's libraries in the same jar, for comparisons: our own encoding never calls
 * them. The first call unpacks them into JavaCPP's cache. Any thread.
 */
public final class FfmpegPrograms {
    private FfmpegPrograms() {}

    /**
     * The {@code ffmpeg} program. Run it with {@link #environment()}.
     *
     * @throws EncoderException IO if the jar holds none for this system or it cannot be unpacked
     */
    public static Path ffmpeg() throws EncoderException {
        return unpacked(ffmpeg.class);
    }

    /** The {@code ffprobe} program, under the same conditions. */
    public static Path ffprobe() throws EncoderException {
        return unpacked(ffprobe.class);
    }

    /** What the programs must find in their environment: the place of the libraries that lie beside them. */
    public static Map<String, String> environment() throws EncoderException {
        return Map.of("LD_LIBRARY_PATH", ffmpeg().getParent().toString());
    }

    private static Path unpacked(Class<?> program) throws EncoderException {
        try {
            String path = Loader.load(program);
            if (path != null) {
                return Path.of(path);
            }
        } catch (LinkageError e) {
            throw missing(program, e);
        }
        throw missing(program, null);
    }

    private static EncoderException missing(Class<?> program, Throwable cause) {
        return new EncoderException(
                Code.IO,
                "The program " + program.getSimpleName() + " cannot be unpacked for this system. Check that "
                        + System.getProperty("user.home") + " has room and may be written.",
                cause);
    }
}
