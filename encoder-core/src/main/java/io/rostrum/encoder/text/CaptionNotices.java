package io.rostrum.encoder.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says which captions of a file no student will see: one sentence each, for the person who made the file. */
public final class CaptionNotices {
    /** A file in a wrong form breaks everywhere; nobody reads a thousand lines of that. */
    private static final int MAX_TOLD = 20;

    private CaptionNotices() {}

    /** The sentences; empty if every caption is good. */
    public static List<String> of(CaptionSource source, CaptionFile file, Duration programmeLength) {
        List<BrokenCue> left = Stream.concat(
                        file.broken().stream(), Captions.afterTheEnd(file.cues(), programmeLength).stream())
                .toList();
        List<String> notices = new ArrayList<>();
        left.stream()
                .limit(MAX_TOLD)
                .map(cue -> source.file() + ", line " + cue.line() + ": this caption is left out, for " + cue.sentence()
                        + ".")
                .forEach(notices::add);
        if (left.size() > MAX_TOLD) {
            notices.add(source.file() + ": " + (left.size() - MAX_TOLD) + " more captions are left out.");
        }
        return List.copyOf(notices);
    }
}
