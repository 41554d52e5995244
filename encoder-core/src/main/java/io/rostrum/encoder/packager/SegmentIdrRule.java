package io.rostrum.encoder.packager;

import java.util.function.Consumer;

/** Each picture segment starts with an IDR, in its flags and in its bytes (Apple HLS Authoring Specification, 7.4). */
final class SegmentIdrRule implements Rule {
    @Override
    public String id() {
        return "segment-idr";
    }

    @Override
    public String clause() {
        return "Apple 7.4";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (RenditionView rendition : view.renditions(Role.VIDEO)) {
            for (SegmentView segment : rendition.segments()) {
                if (segment.fragments().isEmpty()) {
                    continue;
                }
                boolean flagged = segment.first().startsWithSync();
                if (!flagged || !segment.idr()) {
                    problems.accept(
                            Problem.error(
                                    this,
                                    rendition.file(),
                                    segment.first().samples().get(0).offset(),
                                    "Segment " + segment.number()
                                            + (segment.idr()
                                                    ? " starts with an IDR picture that its trun does not call a sync sample."
                                                    : " does not start with an IDR picture: players could not start or switch there.")));
                }
            }
        }
    }
}
