package io.rostrum.encoder.packager;

import java.util.function.Consumer;

/** Target durations are six seconds (Apple HLS Authoring Specification, 7.5): shorter ones cost requests, longer ones waiting. */
final class SegmentLengthRule implements Rule {
    private static final int SECONDS = 6;

    @Override
    public String id() {
        return "segment-length";
    }

    @Override
    public String clause() {
        return "Apple 7.5";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (RenditionView rendition : view.renditions(Role.VIDEO)) {
            int target = rendition.playlist().targetDuration();
            if (target != SECONDS) {
                problems.accept(Problem.warning(
                        this,
                        rendition.file(),
                        "Its target duration is " + target + " s; " + SECONDS + " s suit players best."));
            }
        }
    }
}
