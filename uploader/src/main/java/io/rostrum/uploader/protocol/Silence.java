package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadSettings;

/** Judges whether a running request has been silent for too long; asked again and again by one thread. */
final class Silence {
    /** A body that moves less than this in the stall time stands still for every practical purpose. */
    private static final long LEAST_MOVE = 4 << 10;

    private final Ask ask;
    private final UploadSettings settings;
    private final long length;
    private long moved;
    private long since;

    Silence(Ask ask, UploadSettings settings) {
        this.ask = ask;
        this.settings = settings;
        this.length = ask.body() == null ? 0 : ask.body().getLength();
        this.moved = ask.moved().getAsLong();
        this.since = settings.clock().nanos();
    }

    boolean isTooLong() {
        long now = settings.clock().nanos();
        long count = ask.moved().getAsLong();
        boolean complete = count >= length;
        if (count - moved >= LEAST_MOVE || (complete && count > moved)) {
            moved = count;
            since = now;
            return false;
        }
        long limit = complete
                ? ask.patience().toNanos()
                : settings.timeouts()
                        .stall()
                        .plus(settings.timeouts().connect())
                        .toNanos();
        return now - since > limit;
    }
}
