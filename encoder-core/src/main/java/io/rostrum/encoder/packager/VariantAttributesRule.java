package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.IFrameVariant;
import io.rostrum.encoder.hls.Variant;
import java.util.function.Consumer;

/** Each variant states AVERAGE-BANDWIDTH and CODECS, and one with a picture RESOLUTION and FRAME-RATE (Apple HLS Authoring
 * Specification, 9.1, 9.2, 9.14 and 9.15); an I-frame variant states CODECS and RESOLUTION (9.3, 9.4). BANDWIDTH is
 * demanded by the reader itself (RFC 8216bis, 4.4.6.2). */
final class VariantAttributesRule implements Rule {
    @Override
    public String id() {
        return "variant-attributes";
    }

    @Override
    public String clause() {
        return "Apple 9.1 to 9.4, 9.14, 9.15; RFC 8216bis 4.4.6.2";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (Programme programme : view.programmes) {
            for (Variant variant : programme.playlist().variants()) {
                boolean picture = view.hasPicture(programme, variant);
                Consumer<String> missing = name -> missing(programme, variant.uri(), name, problems);
                require(variant.averageBandwidth() > 0, "AVERAGE-BANDWIDTH", missing);
                require(!variant.codecs().isEmpty(), "CODECS", missing);
                require(!picture || variant.resolution() != null, "RESOLUTION", missing);
                require(!picture || variant.frameRate() != null, "FRAME-RATE", missing);
            }
            for (IFrameVariant variant : programme.playlist().iFrameVariants()) {
                Consumer<String> missing = name -> missing(programme, variant.uri(), name, problems);
                require(!variant.codecs().isEmpty(), "CODECS", missing);
                require(variant.resolution() != null, "RESOLUTION", missing);
            }
        }
    }

    private static void require(boolean present, String name, Consumer<String> missing) {
        if (!present) {
            missing.accept(name);
        }
    }

    private void missing(Programme programme, String uri, String name, Consumer<Problem> problems) {
        problems.accept(
                Problem.error(this, programme.file(), "The variant " + uri + " lacks the attribute " + name + "."));
    }
}
