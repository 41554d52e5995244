package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.Bandwidth;
import java.util.function.Consumer;

/** BANDWIDTH is at least the measured peak of the variant with its costliest sound (RFC 8216bis, 4.4.6.2; Apple HLS
 * Authoring Specification, 9.13) and at most ten per cent above it (1.27). Not asked of a package that still grows. */
final class PeakBandwidthRule extends VariantBandwidths {
    @Override
    public String id() {
        return "bandwidth-peak";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4.4.6.2; Apple 1.27, 9.13";
    }

    @Override
    void compare(Programme programme, String uri, Bandwidth stated, Bandwidth measured, Consumer<Problem> problems) {
        long declared = stated.peak();
        long peak = measured.peak();
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
