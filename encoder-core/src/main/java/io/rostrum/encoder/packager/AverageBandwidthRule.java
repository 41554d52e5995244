package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.Bandwidth;
import java.util.function.Consumer;

/** AVERAGE-BANDWIDTH is within ten per cent of the measured average of the variant with its costliest sound (Apple HLS
 * Authoring Specification, 1.26). Not asked of a package that still grows. */
final class AverageBandwidthRule extends VariantBandwidths {
    @Override
    public String id() {
        return "bandwidth-average";
    }

    @Override
    public String clause() {
        return "Apple 1.26; RFC 8216bis 4.4.6.2";
    }

    @Override
    void compare(Programme programme, String uri, Bandwidth stated, Bandwidth measured, Consumer<Problem> problems) {
        long declared = stated.average();
        long average = measured.average();
        if (declared > 0 && Math.abs(declared - average) > average / 10 + ROUNDING) {
            problems.accept(Problem.error(
                    this,
                    programme.file(),
                    "The variant " + uri + " states an AVERAGE-BANDWIDTH of " + declared + " bit/s, measured are "
                            + average + "."));
        }
    }
}
