package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.IFrameVariant;
import io.rostrum.encoder.hls.Variant;
import java.util.function.Consumer;

/** AVERAGE-BANDWIDTH is within ten per cent of the measured average of the variant with its costliest sound (Apple HLS
 * Authoring Specification, 1.26). Not asked of a package that still grows. */
final class AverageBandwidthRule implements Rule {
    @Override
    public String id() {
        return "bandwidth-average";
    }

    @Override
    public String clause() {
        return "Apple 1.26; RFC 8216bis 4.4.6.2";
    }

    /** Each of two parts may have been rounded up to a whole bit. */
    private static final long ROUNDING = 2;

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        if (view.growing) {
            return;
        }
        for (Programme programme : view.programmes) {
            for (Variant variant : programme.playlist().variants()) {
                view.measured(programme, variant)
                        .ifPresent(measured -> compare(
                                programme, variant.uri(), variant.averageBandwidth(), measured.average(), problems));
            }
            for (IFrameVariant variant : programme.playlist().iFrameVariants()) {
                view.rendition(programme, variant.uri())
                        .flatMap(RenditionView::bandwidth)
                        .ifPresent(measured -> compare(
                                programme, variant.uri(), variant.averageBandwidth(), measured.average(), problems));
            }
        }
    }

    private void compare(Programme programme, String uri, long declared, long average, Consumer<Problem> problems) {
        if (declared > 0 && Math.abs(declared - average) > average / 10 + ROUNDING) {
            problems.accept(Problem.error(
                    this,
                    programme.file(),
                    "The variant " + uri + " states an AVERAGE-BANDWIDTH of " + declared + " bit/s, measured are "
                            + average + "."));
        }
    }
}
