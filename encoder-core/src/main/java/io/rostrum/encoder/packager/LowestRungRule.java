package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.Variant;
import java.util.Comparator;
import java.util.function.Consumer;

/** The lowest rung with its sound peaks at 192 kbit/s or less, for a phone on a weak link (Apple HLS Authoring Specification,
 * 9.21; DESIGN, ladder). */
final class LowestRungRule implements Rule {
    @Override
    public String id() {
        return "lowest-rung";
    }

    @Override
    public String clause() {
        return "Apple 9.21; Rostrum ladder";
    }

    private static final long MAX_PEAK = 192_000;

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        view.mainProgramme().ifPresent(programme -> programme.playlist().variants().stream()
                .filter(variant -> view.hasPicture(programme, variant))
                .min(Comparator.comparingLong(Variant::bandwidth))
                .filter(lowest -> lowest.bandwidth() > MAX_PEAK)
                .ifPresent(lowest -> problems.accept(Problem.warning(
                        this,
                        programme.file(),
                        "The lowest rung, " + lowest.uri() + ", peaks at " + lowest.bandwidth()
                                + " bit/s with its sound; phones on weak links need one of at most " + MAX_PEAK
                                + "."))));
    }
}
