package io.rostrum.encoder.packager;

import java.util.Locale;
import java.util.function.Consumer;

/** The pictures of an I-frame playlist together last as long as the rendition whose file they are in: each lasts until the next
 * (RFC 8216bis, 4.4.3.6). */
final class IFrameDurationsRule implements Rule {
    private static final double TOLERANCE_SECONDS = 0.1;

    @Override
    public String id() {
        return "iframe-durations";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4.4.3.6";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (RenditionView pictures : view.renditions(Role.I_FRAMES)) {
            if (!pictures.segments().isEmpty() && pictures.segments().get(0).file() != null) {
                view.renditions(Role.VIDEO).stream()
                        .filter(whole -> whole.isWhole()
                                && whole.segments().get(0).file()
                                        == pictures.segments().get(0).file())
                        .findFirst()
                        .ifPresent(whole -> compare(pictures, whole, problems));
            }
        }
    }

    private void compare(RenditionView pictures, RenditionView whole, Consumer<Problem> problems) {
        double stated = pictures.playlist().totalSeconds().doubleValue();
        if (Math.abs(stated - whole.mediaSeconds()) > Math.max(TOLERANCE_SECONDS, whole.frameSeconds())) {
            problems.accept(Problem.error(
                    this,
                    pictures.file(),
                    String.format(
                            Locale.ROOT,
                            "Its pictures last %.3f s, those of %s %.3f s.",
                            stated,
                            whole.file(),
                            whole.mediaSeconds())));
        }
    }
}
