package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.Variant;
import java.util.Locale;
import java.util.function.Consumer;

/** FRAME-RATE is the largest of the variant's picture, at most 60 (RFC 8216bis, 4.4.6.2). Less than stated is no breach: pictures
 * that repeat need not be there. */
final class FrameRateRule implements Rule {
    private static final double MAX_RATE = 60;
    private static final double TOLERANCE = 1.02;

    @Override
    public String id() {
        return "frame-rate";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4.4.6.2";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (Programme programme : view.programmes) {
            for (Variant variant : programme.playlist().variants()) {
                if (variant.frameRate() != null) {
                    view.rendition(programme, variant.uri())
                            .filter(rendition -> rendition.role() == Role.VIDEO && rendition.isWhole())
                            .ifPresent(rendition -> compare(programme, variant, rendition, problems));
                }
            }
        }
    }

    private void compare(Programme programme, Variant variant, RenditionView rendition, Consumer<Problem> problems) {
        double stated = variant.frameRate().doubleValue();
        double measured = 1 / rendition.frameSeconds();
        if (stated > MAX_RATE) {
            problems.accept(Problem.error(
                    this, programme.file(), "The variant " + variant.uri() + " has more than 60 pictures a second."));
        } else if (rendition.mediaSeconds() >= 1 && measured > stated * TOLERANCE) {
            problems.accept(Problem.error(
                    this,
                    programme.file(),
                    String.format(
                            Locale.ROOT,
                            "The variant %s states a FRAME-RATE of %s, its picture has %.3f.",
                            variant.uri(),
                            variant.frameRate().toPlainString(),
                            measured)));
        }
    }
}
