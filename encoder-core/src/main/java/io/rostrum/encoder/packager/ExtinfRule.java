package io.rostrum.encoder.packager;

import java.util.Locale;
import java.util.function.Consumer;

/** EXTINF is the length of the segment's samples to a millisecond, and all together are within one frame of the whole
 * (RFC 8216bis, 4.4.4.1; Apple HLS Authoring Specification, 8.1). */
final class ExtinfRule implements Rule {
    @Override
    public String id() {
        return "extinf";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4.4.4.1; Apple 8.1";
    }

    private static final double TOLERANCE_SECONDS = 0.0015;

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (RenditionView rendition : view.renditions.values()) {
            if (rendition.isMedia() && rendition.isWhole()) {
                checkOne(rendition, problems);
            }
        }
    }

    private void checkOne(RenditionView rendition, Consumer<Problem> problems) {
        boolean each = true;
        for (SegmentView segment : rendition.segments()) {
            double stated = segment.segment().seconds().doubleValue();
            if (Math.abs(stated - segment.mediaSeconds()) > TOLERANCE_SECONDS) {
                each = false;
                problems.accept(Problem.error(
                        this,
                        rendition.file(),
                        segment.start(),
                        String.format(
                                Locale.ROOT,
                                "Segment %d states %s s, its samples last %.6f s.",
                                segment.number(),
                                segment.segment().seconds(),
                                segment.mediaSeconds())));
            }
        }
        double stated = rendition.playlist().totalSeconds().doubleValue();
        if (each && Math.abs(stated - rendition.mediaSeconds()) > rendition.frameSeconds()) {
            problems.accept(Problem.error(
                    this,
                    rendition.file(),
                    String.format(
                            Locale.ROOT,
                            "The segments together state %.6f s, their samples last %.6f s.",
                            stated,
                            rendition.mediaSeconds())));
        }
    }
}
