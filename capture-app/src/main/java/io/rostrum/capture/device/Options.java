package io.rostrum.capture.device;

import java.util.Map;

/** Carries options of a source over to FFmpeg's names. */
final class Options {
    /** Microseconds: a device tells its shape when it is opened, so nothing need be found out from its data. */
    static final String SHORT_ANALYSIS = "50000";

    private Options() {}

    static void copy(SourceSpec source, String option, Map<String, String> into, String name) {
        String value = source.options().get(option);
        if (value != null) {
            into.put(name, value);
        }
    }
}
