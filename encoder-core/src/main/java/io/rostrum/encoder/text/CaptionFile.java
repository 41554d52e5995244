package io.rostrum.encoder.text;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file of captions that was read.
 *
 * @param webVtt whether it is WebVTT; else it is SRT
 * @param header WebVTT's first lines, up to the first empty one; empty for SRT
 * @param cues the captions by their start; they may overlap
 * @param broken what could not be used and was left out, in the file's order
 */
public record CaptionFile(boolean webVtt, List<String> header, List<Cue> cues, List<BrokenCue> broken) {
    private static final Pattern SIGNATURE = Pattern.compile("WEBVTT(?:[ \t].*)?");

    public CaptionFile {
        header = List.copyOf(header);
        cues = cues.stream().sorted(Comparator.comparing(Cue::start)).toList();
        broken = List.copyOf(broken);
    }

    /**
     * Reads SRT or WebVTT, told apart by what is in the file. Captions that are broken are left out and named by line.
     *
     * <p>A WebVTT's own X-TIMESTAMP-MAP is passed over: it speaks of a stream that is not here; times count from the
     * lecture's start.
     *
     * @throws EncoderException BAD_INPUT if there is no such file or it holds no captions at all, IO if the disk fails
     */
    public static CaptionFile read(Path file) throws EncoderException {
        List<String> lines = CaptionText.lines(file);
        boolean webVtt = SIGNATURE.matcher(lines.get(0)).matches();
        if (!webVtt && lines.stream().noneMatch(line -> line.contains(CueTimes.ARROW))) {
            throw new EncoderException(Code.BAD_INPUT, file + " holds no captions: it is neither SRT nor WebVTT.");
        }
        CueParser parser = new CueParser(lines, webVtt).parse();
        List<String> header = webVtt
                ? lines.stream()
                        .takeWhile(line -> !line.isBlank() && !line.contains(CueTimes.ARROW))
                        .toList()
                : List.of();
        CaptionFile read = new CaptionFile(webVtt, header, parser.cues(), parser.broken());
        if (read.cues().isEmpty()) {
            throw new EncoderException(
                    Code.BAD_INPUT, file + " holds no caption that can be used" + read.firstProblem());
        }
        return read;
    }

    /** Whether a lecture of this length shows at least one of the captions. */
    public boolean startsBefore(Duration programmeLength) {
        return cues.get(0).start().compareTo(programmeLength) < 0;
    }

    private String firstProblem() {
        return broken.isEmpty()
                ? "."
                : "; the first problem is on line " + broken.get(0).line() + ": "
                        + broken.get(0).sentence() + ".";
    }
}
