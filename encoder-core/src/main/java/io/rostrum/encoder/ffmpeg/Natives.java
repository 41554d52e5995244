package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/** Loads FFmpeg's libraries once. */
public final class Natives {
    private Natives() {}

    /** Loads the libraries and sends FFmpeg's warnings to SLF4J. Cheap after the first time; any thread. */
    public static void load() {
        Core.touch();
    }

    /**
     * Also registers the capture devices, whose library needs the system's own sound and screen libraries.
     *
     * @throws EncoderException BAD_INPUT if those are missing
     */
    static void loadDevices() throws EncoderException {
        load();
        try {
            Devices.touch();
        } catch (LinkageError e) {
            throw new EncoderException(
                    Code.BAD_INPUT,
                    "This PC lacks the libraries that devices need. On Debian or Ubuntu: "
                            + "apt-get install libpulse0 libasound2 libxcb1 libxcb-shm0.",
                    e);
        }
    }

    /**
     * Gives memory that FFmpeg and x264 have freed back to the system, where the C library would keep it for later (glibc
     * does, for each thread that ever worked). Takes milliseconds; any thread.
     */
    public static void trimMemory() {
        load();
        Pointer.trimMemory();
    }

    // Class initialisation is the JVM's own once-only lock.

    private static final class Core {
        static {
            // JavaCPP would otherwise refuse allocations once the whole process, with FFmpeg's own memory, passes a
            // limit
            // derived from the Java heap. Our queues bound the memory.
            System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
            System.setProperty("org.bytedeco.javacpp.maxBytes", "0");
            avfilter.avfilter_version();
            avutil.av_log_set_level(avutil.AV_LOG_WARNING);
            avutil.setLogCallback(LogBridge.INSTANCE);
        }

        static void touch() {
            // The static block above is the work.
        }
    }

    private static final class Devices {
        static {
            avdevice.avdevice_register_all();
        }

        static void touch() {
            // The static block above is the work.
        }
    }
}
