package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.Bandwidth;
import io.rostrum.encoder.hls.IFrameVariant;
import io.rostrum.encoder.hls.Variant;
import java.util.function.Consumer;

/** Looks at what each variant states of its bit rate, beside what was measured of it with its costliest sound. */
abstract class VariantBandwidths implements Rule {
    /** Each of two parts may have been rounded up to a whole bit. */
    static final long ROUNDING = 2;

    @Override
    public final void check(PackageView view, Consumer<Problem> problems) {
        if (view.growing) {
            return;
        }
        for (Programme programme : view.programmes) {
            for (Variant variant : programme.playlist().variants()) {
                Bandwidth stated = new Bandwidth(variant.bandwidth(), variant.averageBandwidth());
                view.measured(programme, variant)
                        .ifPresent(measured -> compare(programme, variant.uri(), stated, measured, problems));
            }
            for (IFrameVariant variant : programme.playlist().iFrameVariants()) {
                Bandwidth stated = new Bandwidth(variant.bandwidth(), variant.averageBandwidth());
                view.rendition(programme, variant.uri())
                        .flatMap(RenditionView::bandwidth)
                        .ifPresent(measured -> compare(programme, variant.uri(), stated, measured, problems));
            }
        }
    }

    /** @param uri of the variant's playlist */
    abstract void compare(
            Programme programme, String uri, Bandwidth stated, Bandwidth measured, Consumer<Problem> problems);
}
