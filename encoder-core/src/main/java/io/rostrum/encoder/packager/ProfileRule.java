package io.rostrum.encoder.packager;

import io.rostrum.encoder.isobmff.H264Sps;
import io.rostrum.encoder.media.Codec;
import io.rostrum.encoder.media.TrackFormat;
import java.util.function.Consumer;

/** H.264 is High profile or below, level 4.2 or below, which every player has in its hardware; Main and Baseline cost more bytes
 * (Apple HLS Authoring Specification, 1.3 and 1.4). */
final class ProfileRule implements Rule {
    private static final int HIGH = 100;
    private static final int MAX_LEVEL = 42;

    @Override
    public String id() {
        return "h264-profile";
    }

    @Override
    public String clause() {
        return "Apple 1.3, 1.4";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (RenditionView rendition : view.renditions(Role.VIDEO)) {
            TrackFormat format =
                    rendition.track() == null ? null : rendition.track().format();
            if (format != null && format.codec() == Codec.H264) {
                H264Sps.ofAvcC(format.codecConfig()).ifPresent(sps -> judge(rendition, sps, problems));
            }
        }
    }

    private void judge(RenditionView rendition, H264Sps sps, Consumer<Problem> problems) {
        if (sps.profileIdc() > HIGH || sps.levelIdc() > MAX_LEVEL) {
            problems.accept(Problem.error(
                    this,
                    rendition.file(),
                    "Its H.264 has profile " + sps.profileIdc() + " and level " + sps.levelIdc()
                            + "; at most High (100) and 42 play everywhere."));
        } else if (sps.profileIdc() < HIGH) {
            problems.accept(Problem.warning(
                    this,
                    rendition.file(),
                    "Its H.264 has profile " + sps.profileIdc() + "; High (100) looks better at the same cost."));
        }
    }
}
