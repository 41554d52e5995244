package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** No segment, rounded to whole seconds, is longer than the target duration (RFC 8216bis, 4.4.3.1), and the pictures and
 * sounds of a programme share one (Apple HLS Authoring Specification, 8.2). */
final class TargetDurationRule implements Rule {
    @Override
    public String id() {
        return "target-duration";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4.4.3.1; Apple 8.2";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (RenditionView rendition : view.renditions.values()) {
            int target = rendition.playlist().targetDuration();
            for (SegmentView segment : rendition.segments()) {
                if (segment.segment().roundedSeconds() > target) {
                    problems.accept(Problem.error(
                            this,
                            rendition.file(),
                            "Segment " + segment.number() + " lasts "
                                    + segment.segment().seconds() + " s, more than the target duration of " + target
                                    + " s."));
                }
            }
        }
        for (Programme programme : view.programmes) {
            shared(view, programme, problems);
        }
    }

    private void shared(PackageView view, Programme programme, Consumer<Problem> problems) {
        RenditionView first = null;
        for (Variant variant : programme.playlist().variants()) {
            List<RenditionView> parts = new ArrayList<>(view.sounds(programme, variant));
            view.rendition(programme, variant.uri()).ifPresent(part -> parts.add(0, part));
            for (RenditionView part : parts) {
                first = first == null ? part : first;
                if (part.playlist().targetDuration() != first.playlist().targetDuration()) {
                    problems.accept(Problem.error(
                            this,
                            part.file(),
                            "The target duration is " + part.playlist().targetDuration() + " s, that of " + first.file()
                                    + " is " + first.playlist().targetDuration() + " s; they must be the same."));
                }
            }
        }
    }
}
