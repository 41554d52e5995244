package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.text.CaptionFile;
import io.rostrum.encoder.text.Cue;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Each cue of {@code thumbnails/thumbnails.vtt} names a piece of a JPEG that is there, and the piece lies within it
 * (DESIGN, "On disk"; W3C Media Fragments URI 1.0, 4.2.2). */
final class ThumbnailsRule implements Rule {
    static final String FILE = "thumbnails/thumbnails.vtt";
    private static final Pattern PIECE = Pattern.compile("([^#\\s]+)#xywh=(\\d{1,5}),(\\d{1,5}),(\\d{1,5}),(\\d{1,5})");

    @Override
    public String id() {
        return "thumbnails";
    }

    @Override
    public String clause() {
        return "Rostrum package; W3C Media Fragments URI 4.2.2";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) throws EncoderException {
        if (!view.listing.files().contains(FILE)) {
            return;
        }
        CaptionFile file;
        try {
            file = CaptionFile.read(view.mediaPackage.directory().resolve(FILE));
        } catch (EncoderException e) {
            problems.accept(Problem.error(this, FILE, e.getMessage()));
            return;
        }
        file.broken()
                .forEach(cue ->
                        problems.accept(Problem.error(this, FILE, "Line " + cue.line() + ": " + cue.sentence() + ".")));
        Map<String, Optional<JpegSize>> sizes = new HashMap<>();
        for (Cue cue : file.cues()) {
            String sentence = fault(view, cue, sizes);
            if (sentence != null) {
                problems.accept(Problem.error(this, FILE, "Line " + cue.line() + ": " + sentence));
            }
        }
    }

    /** Null if all is well. */
    private static String fault(PackageView view, Cue cue, Map<String, Optional<JpegSize>> sizes)
            throws EncoderException {
        Matcher piece = PIECE.matcher(cue.text());
        if (!piece.matches()) {
            return "\"" + cue.text() + "\" is no picture of the form 1.jpg#xywh=0,0,160,90.";
        }
        String path = PackageUri.resolve(FILE, piece.group(1)).orElse("");
        if (!view.listing.files().contains(path)) {
            return "it names " + piece.group(1) + ", which is not there.";
        }
        if (!sizes.containsKey(path)) {
            sizes.put(path, size(view, path));
        }
        Optional<JpegSize> size = sizes.get(path);
        if (size.isEmpty()) {
            return path + " is no JPEG picture.";
        }
        int right = Integer.parseInt(piece.group(2)) + Integer.parseInt(piece.group(4));
        int bottom = Integer.parseInt(piece.group(3)) + Integer.parseInt(piece.group(5));
        boolean inside = right <= size.get().width() && bottom <= size.get().height();
        return inside
                ? null
                : "the piece ends at " + right + "," + bottom + ", the picture at "
                        + size.get().width() + "," + size.get().height() + ".";
    }

    private static Optional<JpegSize> size(PackageView view, String path) throws EncoderException {
        try {
            return JpegSize.of(view.mediaPackage.directory().resolve(path));
        } catch (IOException e) {
            throw new EncoderException(Code.IO, "Reading " + path + " failed: " + e.getMessage() + ".", e);
        }
    }
}
