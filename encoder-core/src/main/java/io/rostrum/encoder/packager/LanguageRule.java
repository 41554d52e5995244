package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.AudioRendition;
import io.rostrum.encoder.hls.SubtitleRendition;
import java.util.function.Consumer;

/** Every sound and every subtitle states its LANGUAGE (Apple HLS Authoring Specification, 4.7 and 8.10). */
final class LanguageRule implements Rule {
    @Override
    public String id() {
        return "language";
    }

    @Override
    public String clause() {
        return "Apple 4.7, 8.10";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (Programme programme : view.programmes) {
            for (AudioRendition audio : programme.playlist().audio()) {
                checkOne(programme, audio.name(), audio.language(), problems);
            }
            for (SubtitleRendition subtitles : programme.playlist().subtitles()) {
                checkOne(programme, subtitles.name(), subtitles.language(), problems);
            }
        }
    }

    private void checkOne(Programme programme, String name, String language, Consumer<Problem> problems) {
        if (language == null) {
            problems.accept(
                    Problem.warning(this, programme.file(), "The rendition \"" + name + "\" states no LANGUAGE."));
        }
    }
}
