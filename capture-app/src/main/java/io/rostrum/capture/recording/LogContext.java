package io.rostrum.capture.recording;

import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Puts the recording's id into each line that is logged on its behalf. */
final class LogContext {
    private static final String KEY = "recording";

    private LogContext() {}

    /** Does some work for a recording, on this thread; null if it is for none. */
    static void in(RecordingId recording, Runnable work) {
        in(recording, () -> {
            work.run();
            return null;
        });
    }

    static <T> T in(RecordingId recording, Supplier<T> work) {
        if (recording == null) {
            return work.get();
        }
        MDC.put(KEY, recording.value());
        try {
            return work.get();
        } finally {
            MDC.remove(KEY);
        }
    }

    /** The same work, on whatever thread, in the context of the calling one. */
    static Runnable inherited(Runnable work) {
        Map<String, String> context = MDC.getCopyOfContextMap();
        return () -> {
            if (context != null) {
                MDC.setContextMap(context);
            }
            work.run();
        };
    }
}
