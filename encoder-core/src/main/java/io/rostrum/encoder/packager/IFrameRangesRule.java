package io.rostrum.encoder.packager;

import io.rostrum.encoder.isobmff.SampleInfo;
import java.util.function.Consumer;

/** Each segment of an I-frame playlist holds a moof and the whole IDR picture behind it (RFC 8216bis, 4.4.3.6; Apple HLS
 * Authoring Specification, 6.8 and 6.10). */
final class IFrameRangesRule implements Rule {
    @Override
    public String id() {
        return "iframe-ranges";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4.4.3.6; Apple 6.8, 6.10";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (RenditionView rendition : view.renditions(Role.I_FRAMES)) {
            if (!rendition.playlist().iFramesOnly()) {
                problems.accept(Problem.error(this, rendition.file(), "EXT-X-I-FRAMES-ONLY is missing."));
            }
            for (SegmentView segment : rendition.segments()) {
                if (segment.file() != null && !holdsPicture(segment)) {
                    problems.accept(Problem.error(
                            this,
                            rendition.file(),
                            segment.start(),
                            "Segment " + segment.number() + " of "
                                    + segment.file().path()
                                    + " does not hold the start of a fragment with its whole key picture."));
                }
            }
        }
    }

    /** The range may end behind the picture, before the fragment does, so whole fragments do not help here. */
    private static boolean holdsPicture(SegmentView segment) {
        return segment.isInFile()
                && segment.file().fragments().stream()
                        .filter(fragment -> fragment.moofOffset() >= segment.start())
                        .findFirst()
                        .filter(fragment -> fragment.offset() <= segment.start() || segment.start() == 0)
                        .map(fragment -> fragment.samples().get(0))
                        .filter(SampleInfo::sync)
                        .filter(sample -> sample.offset() + sample.size() <= segment.end())
                        .isPresent();
    }
}
