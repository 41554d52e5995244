package io.rostrum.encoder.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads captions block by block; blocks are parted by empty lines, in SRT and in WebVTT alike (W3C WebVTT, 6.1). One use.
 */
final class CueParser {
    private static final Pattern SKIPPED_BLOCK = Pattern.compile("NOTE(?:[ \t].*)?|STYLE\\s*|REGION\\s*");
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d+\\s*");

    private final List<String> lines;
    private final boolean webVtt;
    private final List<Cue> cues = new ArrayList<>();
    private final List<BrokenCue> broken = new ArrayList<>();

    CueParser(List<String> lines, boolean webVtt) {
        this.lines = lines;
        this.webVtt = webVtt;
    }

    List<Cue> cues() {
        return cues;
    }

    List<BrokenCue> broken() {
        return broken;
    }

    CueParser parse() {
        int at = webVtt ? endOfHeader() : 0;
        while (at < lines.size()) {
            if (isEmpty(at)) {
                at++;
            } else {
                int end = endOfBlock(at);
                block(at, end);
                at = end;
            }
        }
        return this;
    }

    /** WebVTT's header goes to the first empty line, or to the first times where that line was forgotten. */
    private int endOfHeader() {
        return Math.min(endOfBlock(0), nextArrow(0, lines.size()));
    }

    private boolean isEmpty(int at) {
        return lines.get(at).isBlank();
    }

    private int endOfBlock(int at) {
        int end = at;
        while (end < lines.size() && !isEmpty(end)) {
            end++;
        }
        return end;
    }

    private boolean isArrow(int at) {
        return lines.get(at).contains(CueTimes.ARROW);
    }

    /** Usually one caption; more where somebody forgot the empty line between them. */
    private void block(int from, int to) {
        int times = nextArrow(from, to);
        if (times == to) {
            if (!webVtt || !SKIPPED_BLOCK.matcher(lines.get(from)).matches()) {
                withoutArrow(from, to);
            }
            return;
        }
        while (times < to) {
            int next = nextArrow(times + 1, to);
            // The line before the next times is its number, not the end of this text.
            boolean number = next < to
                    && next - 1 > times
                    && NUMBER.matcher(lines.get(next - 1)).matches();
            cue(times, number ? next - 1 : next);
            times = next;
        }
    }

    private int nextArrow(int from, int to) {
        int at = from;
        while (at < to && !isArrow(at)) {
            at++;
        }
        return at;
    }

    private void withoutArrow(int from, int to) {
        int at = from;
        while (at < to && !CueTimes.looksLikeTimes(lines.get(at))) {
            at++;
        }
        int shown = at == to ? from : at;
        tell(shown, "there is no line of times with " + CueTimes.ARROW + " for \"" + excerpt(lines.get(shown)) + "\"");
    }

    private void cue(int times, int end) {
        Optional<CueTimes> read = CueTimes.parse(lines.get(times));
        if (read.isEmpty()) {
            tell(times, "the times \"" + excerpt(lines.get(times)) + "\" cannot be read");
            return;
        }
        if (!read.get().endsAfterStart()) {
            tell(times, "it ends at " + CueTimes.render(read.get().end()) + ", not after its start");
            return;
        }
        String text = CueText.of(lines.subList(times + 1, end));
        if (!text.isEmpty()) { // some editors keep empty captions as place holders
            String settings = webVtt ? CueSettings.of(read.get().rest()) : "";
            cues.add(new Cue(times + 1, read.get().start(), read.get().end(), settings, text));
        }
    }

    private void tell(int at, String what) {
        broken.add(new BrokenCue(at + 1, what));
    }

    private static String excerpt(String line) {
        String stripped = line.strip();
        return stripped.length() <= 40 ? stripped : stripped.substring(0, 40) + "…";
    }
}
