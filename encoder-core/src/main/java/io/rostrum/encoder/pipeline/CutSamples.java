package io.rostrum.encoder.pipeline;

import java.util.OptionalLong;

/** Leaves out the coded pictures that are cut away, and brings the others together. One thread. */
final class CutSamples {
    private final Cuts cuts;
    private final int timescale;
    private final long editStart;
    private boolean cutting;
    private boolean afterCut;

    /**
     * Pictures of one file.
     *
     * @param timescale ticks a second
     * @param editStart what their times are ahead of the inputs' clock by, in ticks
     */
    CutSamples(Cuts cuts, int timescale, long editStart) {
        this.cuts = cuts;
        this.timescale = timescale;
        this.editStart = editStart;
    }

    /** When the next picture is shown once all is cut away that shall be, in ticks; empty if it is not shown. */
    OptionalLong pts(long pts) {
        long micros = Math.round((pts - editStart) * 1e6 / timescale);
        if (cuts.hide(micros)) {
            cutting = true;
            return OptionalLong.empty();
        }
        afterCut = cutting;
        cutting = false;
        return OptionalLong.of(pts - Math.round(cuts.before(micros) / 1e6 * timescale));
    }

    /** Whether what stood before the last picture asked for was cut away. */
    boolean isAfterCut() {
        return afterCut;
    }
}
