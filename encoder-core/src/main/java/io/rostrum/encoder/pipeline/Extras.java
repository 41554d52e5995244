package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.text.CaptionSource;
import io.rostrum.encoder.text.Chapter;
import java.util.List;

/**
 * What a package holds besides picture and sound, and what is done for picture and sound.
 *
 * @param captions one file a language; a language that is named twice is refused when the encoding starts
 * @param chapters in any order
 * @param download whether one rung and its sound are also put into a plain MP4, for learning offline
 * @param denoise whether steady noise (a fan, a projector) is taken out of the sound
 * @param denoisePicture whether a camera whose picture is measured to be noisy is lightly smoothed
 */
public record Extras(
        List<CaptionSource> captions,
        List<Chapter> chapters,
        boolean download,
        boolean denoise,
        boolean denoisePicture) {
    /** A lecture's: the download, and no texts yet. */
    public static final Extras USUAL = new Extras(List.of(), List.of(), true, false, true);

    public Extras {
        captions = List.copyOf(captions);
        chapters = List.copyOf(chapters);
    }

    public Extras withCaptions(List<CaptionSource> others) {
        return new Extras(others, chapters, download, denoise, denoisePicture);
    }

    public Extras withChapters(List<Chapter> others) {
        return new Extras(captions, others, download, denoise, denoisePicture);
    }

    public Extras withDownload(boolean wanted) {
        return new Extras(captions, chapters, wanted, denoise, denoisePicture);
    }

    public Extras withDenoise(boolean wanted) {
        return new Extras(captions, chapters, download, wanted, denoisePicture);
    }

    public Extras withDenoisePicture(boolean wanted) {
        return new Extras(captions, chapters, download, denoise, wanted);
    }
}
