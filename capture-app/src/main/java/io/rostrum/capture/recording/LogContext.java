package io.rostrum.capture.recording;

import java.util.Map;
import org.slf4j.MDC;

/** Puts the recording's id into each line that is logged on its behalf. */
final class LogContext {
    private static final String KEY = "recording";

    private LogContext() {}

    /** Does some work for a recording, on this thread. */
    static void in(RecordingId recording, Runnable work) {
        MDC.put(KEY, recording.value());
        try {
            work.run();
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
