package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.text.CaptionSource;
import io.rostrum.encoder.text.Chapter;
import java.util.List;

/**
 * What a package holds besides picture and sound.
 *
 * @param captions one file a language; a language that is named twice is refused when the encoding starts
 * @param chapters in any order
 * @param download whether one rung and its sound are also put into a plain MP4, for learning offline
 */
public record Extras(List<CaptionSource> captions, List<Chapter> chapters, boolean download) {
    /** A lecture's: the download, and no texts yet. */
    public static final Extras USUAL = new Extras(List.of(), List.of(), true);

    public Extras {
        captions = List.copyOf(captions);
        chapters = List.copyOf(chapters);
    }

    public Extras withCaptions(List<CaptionSource> others) {
        return new Extras(others, chapters, download);
    }

    public Extras withChapters(List<Chapter> others) {
        return new Extras(captions, others, download);
    }

    public Extras withDownload(boolean wanted) {
        return new Extras(captions, chapters, wanted);
    }
}
