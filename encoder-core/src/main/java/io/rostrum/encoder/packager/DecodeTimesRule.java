package io.rostrum.encoder.packager;

import io.rostrum.encoder.isobmff.Fragment;
import java.util.function.Consumer;

/** Each fragment's decode time is the one before plus its durations, to a tick (Apple HLS Authoring Specification, 7.1 and
 * 7.3; ISO/IEC 14496-12, 8.8.12). */
final class DecodeTimesRule implements Rule {
    @Override
    public String id() {
        return "decode-times";
    }

    @Override
    public String clause() {
        return "Apple 7.1, 7.3; ISO/IEC 14496-12 8.8.12";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (RenditionView rendition : view.renditions.values()) {
            if (rendition.isMedia() && rendition.isWhole()) {
                checkOne(rendition, problems);
            }
        }
    }

    private void checkOne(RenditionView rendition, Consumer<Problem> problems) {
        Fragment before = null;
        for (SegmentView segment : rendition.segments()) {
            for (Fragment fragment : segment.fragments()) {
                if (before != null && Math.abs(fragment.baseDecodeTime() - before.endDecodeTime()) > 1) {
                    problems.accept(Problem.error(
                            this,
                            rendition.file(),
                            fragment.moofOffset(),
                            "Segment " + segment.number() + " has a fragment that starts at tick "
                                    + fragment.baseDecodeTime() + " where the one before ends at "
                                    + before.endDecodeTime() + "."));
                }
                before = fragment;
            }
        }
    }
}
