package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.IFrameVariant;
import io.rostrum.encoder.hls.Resolution;
import io.rostrum.encoder.hls.Variant;
import io.rostrum.encoder.isobmff.H264Sps;
import io.rostrum.encoder.isobmff.TrackHeader;
import io.rostrum.encoder.media.TrackFormat;
import java.util.function.Consumer;

/** RESOLUTION is the size in the sample entry, and that is the size in the picture's own parameters (RFC 8216bis, 4.4.6.2;
 * ISO/IEC 14496-15, 5.3.3). */
final class ResolutionMatchRule implements Rule {
    @Override
    public String id() {
        return "resolution-match";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4.4.6.2; ISO/IEC 14496-15 5.3.3";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (Programme programme : view.programmes) {
            for (Variant variant : programme.playlist().variants()) {
                compare(view, programme, variant.uri(), variant.resolution(), problems);
            }
            for (IFrameVariant variant : programme.playlist().iFrameVariants()) {
                compare(view, programme, variant.uri(), variant.resolution(), problems);
            }
        }
    }

    private void compare(
            PackageView view, Programme programme, String uri, Resolution declared, Consumer<Problem> problems) {
        TrackHeader track =
                view.rendition(programme, uri).map(RenditionView::track).orElse(null);
        if (declared == null || track == null) {
            return;
        }
        TrackFormat format = track.format();
        if (format.video() == null) {
            problems.accept(Problem.error(
                    this, programme.file(), "The variant " + uri + " states a RESOLUTION, but it holds no picture."));
            return;
        }
        String entry = format.video().toString();
        String coded = H264Sps.ofAvcC(format.codecConfig())
                .map(sps -> new Resolution(sps.width(), sps.height()).toString())
                .orElse(entry);
        if (!declared.toString().equals(entry) || !entry.equals(coded)) {
            problems.accept(Problem.error(
                    this,
                    programme.file(),
                    "The variant " + uri + " states " + declared + "; its header says " + entry
                            + " and its coded picture " + coded + "."));
        }
    }
}
