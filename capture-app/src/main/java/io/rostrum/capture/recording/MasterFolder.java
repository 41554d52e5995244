package io.rostrum.capture.recording;

import io.rostrum.encoder.master.MasterIndex;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the masters alone tell about a recording whose {@code recording.json} is gone. Reads only. */
final class MasterFolder {
    private static final String ENDING = ".mp4";

    private MasterFolder() {}

    /** The tracks whose masters lie in a recording's folder, in order of name: a second one of a kind after the first. */
    static List<RecordedTrack> tracks(Path recording) throws IOException {
        List<RecordedTrack> tracks = new ArrayList<>(ImportedFile.tracks(recording));
        Path masters = recording.resolve("master");
        if (!Files.isDirectory(masters)) {
            return tracks;
        }
        try (Stream<Path> files = Files.list(masters)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted(Comparator.comparing((String name) -> name.replaceAll("-\\d+$", ""))
                            .thenComparing(String::length)
                            .thenComparing(name -> name))
                    .forEach(name -> TrackName.parse(name).ifPresent(tracks::add));
        }
        return tracks;
    }

    /** The end of the longest master, since the recording's start, as far as the indexes tell. */
    static Duration end(Path recording, List<RecordedTrack> tracks) throws IOException {
        Duration end = Duration.ZERO;
        for (RecordedTrack track : tracks) {
            for (MasterIndex.Entry entry : MasterIndex.read(MasterIndex.beside(recording.resolve(track.file())))) {
                Duration stop = entry.start().plus(entry.duration());
                end = stop.compareTo(end) > 0 ? stop : end;
            }
        }
        return end;
    }

    /** The layout that shows most of what there is. */
    static Layout layout(List<RecordedTrack> tracks) {
        return Layouts.best(has(tracks, Flavor.SLIDES), has(tracks, Flavor.PRESENTER));
    }

    private static boolean has(List<RecordedTrack> tracks, Flavor flavor) {
        return tracks.stream().anyMatch(track -> track.kind() == MediaKind.VIDEO && track.flavor() == flavor);
    }
}
