package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.TrackFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Which layout the programme has when. One thread. */
final class LayoutTimeline {
    private final Layout first;
    private final Supplier<List<LayoutChange>> changes;
    private final long originMicros;
    private final boolean growing;

    private LayoutTimeline(Layout first, Supplier<List<LayoutChange>> changes, long originMicros, boolean growing) {
        this.first = first;
        this.changes = changes;
        this.originMicros = originMicros;
        this.growing = growing;
    }

    /**
     * A layout and what it is changed to.
     *
     * @param first null where there is but one picture to show
     * @param changes in order of time
     * @param originMicros the programme's zero on the clock that the changes are told on
     * @param growing whether changes may still come
     */
    static LayoutTimeline of(Layout first, Supplier<List<LayoutChange>> changes, long originMicros, boolean growing) {
        List<LayoutChange> known = changes.get();
        return new LayoutTimeline(first, growing ? changes : () -> known, originMicros, growing);
    }

    /**
     * The layout at a time; null where there is but one picture.
     *
     * @param ticks on the programme's clock, in 1/90000 s
     */
    Layout at(long ticks) {
        Layout layout = first;
        for (LayoutChange change : changes.get()) {
            long micros = change.at().toNanos() / 1000 - originMicros;
            if (micros * TrackFormat.VIDEO_TIMESCALE / 1_000_000 <= ticks) {
                layout = change.layout();
            }
        }
        return layout;
    }

    /** The layouts that are known by now. */
    Set<Layout> layouts() {
        Set<Layout> layouts = EnumSet.noneOf(Layout.class);
        if (first != null) {
            layouts.add(first);
            changes.get().forEach(change -> layouts.add(change.layout()));
        }
        return layouts;
    }

    /** The one layout of the whole programme; null if there are several, may be several, or is none. */
    Layout only() {
        return layouts().size() == 1 && !growing ? first : null;
    }
}
