package io.rostrum.capture.recording;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of tracks and so of their files: {@code presenter-video}, {@code slides-video-2}. They say what a track is. */
final class TrackName {
    private static final Pattern FORM = Pattern.compile("(presenter|slides|composed)-(video|audio)(-\\d+)?");

    private TrackName() {}

    /** The first name of that kind that is not taken. */
    static String free(Flavor flavor, MediaKind kind, Predicate<String> taken) {
        String base = flavor.id() + "-" + kind.id();
        String name = base;
        for (int i = 2; taken.test(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }

    static RecordedTrack track(String name, MediaKind kind, Flavor flavor, String source) {
        return new RecordedTrack(name, kind, flavor, source, "master/" + name + ".mp4");
    }

    static RecordedTrack track(String name, MediaKind kind, SourceSpec source) {
        return track(name, kind, source.flavor(), source.id());
    }

    /** The track that a master's file name tells of; its source is not known. Empty if the name is none of ours. */
    static Optional<RecordedTrack> parse(String name) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        MediaKind kind = matcher.group(2).equals("video") ? MediaKind.VIDEO : MediaKind.AUDIO;
        return Optional.of(track(name, kind, Flavor.of(matcher.group(1)), null));
    }
}
