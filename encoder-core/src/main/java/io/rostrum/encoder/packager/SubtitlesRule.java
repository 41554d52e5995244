package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.hls.SubtitleRendition;
import io.rostrum.encoder.hls.Variant;
import io.rostrum.encoder.text.CaptionFile;
import io.rostrum.encoder.text.Captions;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Subtitles are WebVTT whose times count from the programme's start (RFC 8216, 3.5), last as long as the programme
 * (6.2.4), and are offered with every variant, else they would vanish when a player changes rungs. */
final class SubtitlesRule implements Rule {
    private static final double TOTAL_TOLERANCE_SECONDS = 1;

    @Override
    public String id() {
        return "subtitles";
    }

    @Override
    public String clause() {
        return "RFC 8216 3.5; RFC 8216bis 6.2.4";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) throws EncoderException {
        for (Programme programme : view.programmes) {
            for (Variant variant : programme.playlist().variants()) {
                if (variant.subtitlesGroup() == null
                        && !programme.playlist().subtitles().isEmpty()) {
                    problems.accept(Problem.error(
                            this, programme.file(), "The variant " + variant.uri() + " does not offer the subtitles."));
                }
            }
            for (SubtitleRendition subtitles : programme.playlist().subtitles()) {
                RenditionView rendition =
                        view.rendition(programme, subtitles.uri()).orElse(null);
                if (rendition != null) {
                    checkLength(view, programme, rendition, problems);
                    checkSegments(view, rendition, problems);
                }
            }
        }
    }

    private void checkLength(
            PackageView view, Programme programme, RenditionView rendition, Consumer<Problem> problems) {
        String first = programme.playlist().variants().get(0).uri();
        view.rendition(programme, first).filter(media -> !view.growing).ifPresent(media -> {
            double text = rendition.playlist().totalSeconds().doubleValue();
            double whole = media.playlist().totalSeconds().doubleValue();
            if (Math.abs(text - whole) > TOTAL_TOLERANCE_SECONDS) {
                problems.accept(Problem.error(
                        this, rendition.file(), "It lasts " + text + " s, the programme " + whole + " s."));
            }
        });
    }

    private void checkSegments(PackageView view, RenditionView rendition, Consumer<Problem> problems)
            throws EncoderException {
        Set<String> seen = new HashSet<>();
        for (SegmentView segment : rendition.segments()) {
            String path = PackageUri.resolve(rendition.file(), segment.segment().uri())
                    .orElse(null);
            if (path != null && view.listing.files().contains(path) && seen.add(path)) {
                checkFile(view, path, problems);
            }
        }
    }

    private void checkFile(PackageView view, String path, Consumer<Problem> problems) throws EncoderException {
        CaptionFile file;
        try {
            file = CaptionFile.read(view.mediaPackage.directory().resolve(path));
        } catch (EncoderException e) {
            problems.accept(Problem.error(this, path, e.getMessage()));
            return;
        }
        if (!file.webVtt()) {
            problems.accept(Problem.error(this, path, "It is not WebVTT: the first line must be WEBVTT."));
            return;
        }
        if (!file.header().contains(Captions.TIME_ORIGIN)) {
            problems.accept(Problem.error(
                    this, path, "Its header lacks " + Captions.TIME_ORIGIN + ", which says where time begins."));
        }
        file.broken()
                .forEach(cue ->
                        problems.accept(Problem.error(this, path, "Line " + cue.line() + ": " + cue.sentence() + ".")));
    }
}
