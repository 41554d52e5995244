package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.Resolution;
import io.rostrum.encoder.hls.Variant;
import java.util.Objects;
import java.util.function.Consumer;

/** There is a rung of at most 480 pixels in width, for small screens and weak links (DESIGN, ladder). */
final class SmallRungRule implements Rule {
    @Override
    public String id() {
        return "small-rung";
    }

    @Override
    public String clause() {
        return "Rostrum ladder";
    }

    private static final int MAX_WIDTH = 480;

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        view.mainProgramme().ifPresent(programme -> programme.playlist().variants().stream()
                .map(Variant::resolution)
                .filter(Objects::nonNull)
                .mapToInt(Resolution::width)
                .min()
                .ifPresent(narrowest -> {
                    if (narrowest > MAX_WIDTH) {
                        problems.accept(Problem.warning(
                                this,
                                programme.file(),
                                "The smallest rung is " + narrowest + " pixels wide; one of at most " + MAX_WIDTH
                                        + " is missing."));
                    }
                }));
    }
}
