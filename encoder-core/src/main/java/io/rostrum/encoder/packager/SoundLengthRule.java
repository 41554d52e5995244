package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.Variant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** The sound plays as long as the picture: they start together, each segment ends within a target duration of the picture's,
 * and the whole within a second (RFC 8216bis, 6.2.4; Apple HLS Authoring Specification, 8.3 and 8.7). */
final class SoundLengthRule implements Rule {
    @Override
    public String id() {
        return "sound-length";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 6.2.4; Apple 8.3, 8.7";
    }

    private static final double START_TOLERANCE_SECONDS = 0.1;
    private static final double TOTAL_TOLERANCE_SECONDS = 1;

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (Programme programme : view.programmes) {
            Set<String> done = new HashSet<>();
            for (Variant variant : programme.playlist().variants()) {
                RenditionView picture = view.rendition(programme, variant.uri()).orElse(null);
                if (picture == null || picture.role() != Role.VIDEO || !picture.isWhole()) {
                    continue;
                }
                for (RenditionView sound : view.sounds(programme, variant)) {
                    if (sound.role() == Role.AUDIO && sound.isWhole() && done.add(sound.file())) {
                        compare(picture, sound, view.growing, problems);
                    }
                }
            }
        }
    }

    private void compare(RenditionView picture, RenditionView sound, boolean growing, Consumer<Problem> problems) {
        double startGap = sound.startSeconds() - picture.startSeconds();
        if (Math.abs(startGap) > START_TOLERANCE_SECONDS) {
            tell(sound, "The sound starts %.3f s after the picture of %s.", startGap, picture, problems);
        }
        double totalGap = sound.mediaSeconds() - picture.mediaSeconds();
        if (!growing && Math.abs(totalGap) > TOTAL_TOLERANCE_SECONDS) {
            tell(sound, "The sound lasts %.3f s longer than the picture of %s.", totalGap, picture, problems);
            return;
        }
        double soundEnd = 0;
        double pictureEnd = 0;
        int count = Math.min(sound.segments().size(), picture.segments().size());
        for (int i = 0; i < count; i++) {
            soundEnd += sound.segments().get(i).mediaSeconds();
            pictureEnd += picture.segments().get(i).mediaSeconds();
            if (Math.abs(soundEnd - pictureEnd) > picture.playlist().targetDuration()) {
                tell(
                        sound,
                        "Segment " + (i + 1) + " ends %.3f s after that of %s.",
                        soundEnd - pictureEnd,
                        picture,
                        problems);
                return;
            }
        }
    }

    private void tell(
            RenditionView sound, String sentence, double gap, RenditionView picture, Consumer<Problem> problems) {
        problems.accept(Problem.error(this, sound.file(), String.format(Locale.ROOT, sentence, gap, picture.file())));
    }
}
