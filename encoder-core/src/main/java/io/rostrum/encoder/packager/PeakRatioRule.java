package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.Variant;
import java.util.function.Consumer;

/** The peak of a variant is at most twice its average (Apple HLS Authoring Specification, 1.30). Not asked of a package that
 * still grows. */
final class PeakRatioRule implements Rule {
    @Override
    public String id() {
        return "peak-ratio";
    }

    @Override
    public String clause() {
        return "Apple 1.30";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        if (view.growing) {
            return;
        }
        for (Programme programme : view.programmes) {
            for (Variant variant : programme.playlist().variants()) {
                view.measured(programme, variant)
                        .filter(measured -> measured.peak() > 2 * measured.average())
                        .ifPresent(measured -> problems.accept(Problem.warning(
                                this,
                                programme.file(),
                                "The variant " + variant.uri() + " peaks at " + measured.peak()
                                        + " bit/s, more than twice its average of " + measured.average() + ".")));
            }
        }
    }
}
