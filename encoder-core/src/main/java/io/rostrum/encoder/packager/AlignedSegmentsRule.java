package io.rostrum.encoder.packager;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** All rungs have the same segment boundaries to half a frame (DESIGN, ladder; Apple HLS Authoring Specification, 8.22; RFC
 * 8216bis, 6.2.4). */
final class AlignedSegmentsRule implements Rule {
    @Override
    public String id() {
        return "aligned-segments";
    }

    @Override
    public String clause() {
        return "Apple 8.22; RFC 8216bis 6.2.4";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (Programme programme : view.programmes) {
            List<RenditionView> rungs = programme.playlist().variants().stream()
                    .flatMap(variant -> view.rendition(programme, variant.uri()).stream())
                    .filter(rung -> rung.role() == Role.VIDEO && rung.isWhole())
                    .toList();
            for (RenditionView rung : rungs) {
                compare(rungs.get(0), rung, view.growing, problems);
            }
        }
    }

    private void compare(RenditionView first, RenditionView rung, boolean growing, Consumer<Problem> problems) {
        int count = rung.segments().size();
        int expected = first.segments().size();
        if (count != expected && !growing) {
            problems.accept(Problem.error(
                    this, rung.file(), "It has " + count + " segments, " + first.file() + " has " + expected + "."));
        }
        double tolerance = Math.min(first.frameSeconds(), rung.frameSeconds()) / 2;
        for (int i = 0; i < Math.min(count, expected); i++) {
            double here = rung.segments().get(i).startSeconds();
            double there = first.segments().get(i).startSeconds();
            if (Math.abs(here - there) > tolerance) {
                problems.accept(Problem.error(
                        this,
                        rung.file(),
                        rung.segments().get(i).start(),
                        String.format(
                                Locale.ROOT,
                                "Segment %d starts at %.3f s, that of %s at %.3f s.",
                                i + 1,
                                here,
                                first.file(),
                                there)));
            }
        }
    }
}
