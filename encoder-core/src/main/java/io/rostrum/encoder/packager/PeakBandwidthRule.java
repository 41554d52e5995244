package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.IFrameVariant;
import io.rostrum.encoder.hls.Variant;
import java.util.function.Consumer;

/** BANDWIDTH is at least the measured peak of the variant with its costliest sound (RFC 8216bis, 4.4.6.2; Apple HLS
 * Authoring Specification, 9.13) and at most ten per cent above it (1.27). Not asked of a package that still grows. */
final class PeakBandwidthRule implements Rule {
    @Override
    public String id() {
        return "bandwidth-peak";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4.4.6.2; Apple 1.27, 9.13";
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
                        .ifPresent(measured ->
                                compare(programme, variant.uri(), variant.bandwidth(), measured.peak(), problems));
            }
            for (IFrameVariant variant : programme.playlist().iFrameVariants()) {
                view.rendition(programme, variant.uri())
                        .flatMap(RenditionView::bandwidth)
                        .ifPresent(measured ->
                                compare(programme, variant.uri(), variant.bandwidth(), measured.peak(), problems));
            }
        }
    }

    private void compare(Programme programme, String uri, long declared, long peak, Consumer<Problem> problems) {
        boolean low = declared + ROUNDING < peak;
        boolean high = declared > peak + peak / 10 + ROUNDING;
        if (low || high) {
            problems.accept(Problem.error(
                    this,
                    programme.file(),
                    "The variant " + uri + " states a BANDWIDTH of " + declared + " bit/s, its measured peak is " + peak
                            + (low ? ": players would stall." : ": players would choose it too late.")));
        }
    }
}
