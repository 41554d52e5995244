package io.rostrum.capture.agent.playback;

import io.rostrum.capture.recording.RecordedTrack;
import io.rostrum.capture.recording.Recording;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.text.LanguageTag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The sounds of a recording whose tracks are there, and which of them is heard unasked: the same as in the package. */
final class Sounds {
    private static final String MASTERS = "master/";

    private final List<Choice> all;
    private final Path folder;

    /**
     * A sound that a listener may choose.
     *
     * @param id names it
     * @param name for people
     * @param track whose file it is in
     * @param stream its place in that file
     */
    record Choice(String id, String name, RecordedTrack track, int stream) {
        boolean isMaster() {
            return track.file().startsWith(MASTERS);
        }
    }

    private Sounds(List<Choice> all, Path folder) {
        this.all = List.copyOf(all);
        this.folder = folder;
    }

    /** Looks into a recording's files. The main sound is the first: the presenter's, from a track of its own if there is one. */
    static Sounds of(Recording recording, Path folder) throws EncoderException {
        List<Choice> all = new ArrayList<>();
        List<RecordedTrack> ranked = recording.tracks().stream()
                .sorted(Comparator.comparing((RecordedTrack track) -> track.kind() != MediaKind.AUDIO)
                        .thenComparing(track -> track.flavor() != Flavor.PRESENTER))
                .toList();
        for (RecordedTrack track : ranked) {
            if (!track.file().startsWith(MASTERS)) {
                imported(track, folder, recording.language(), all);
            } else if (track.kind() == MediaKind.AUDIO) {
                String name = track.source() == null ? track.id() : track.source();
                all.add(new Choice(track.id(), name, track, 0));
            }
        }
        return new Sounds(all, folder);
    }

    /** A film may have several languages: the lecture's, else the one it prefers itself, else its first is heard unasked. */
    private static void imported(RecordedTrack track, Path folder, String language, List<Choice> all)
            throws EncoderException {
        try (Demuxer demuxer = Demuxer.open(InputSpec.file(folder.resolve(track.file())))) {
            demuxer.streams().stream()
                    .filter(stream -> stream.kind() == MediaKind.AUDIO)
                    .sorted(Comparator.comparing((StreamInfo stream) -> !isIn(stream, language))
                            .thenComparing(stream -> !stream.preferred()))
                    .map(stream -> new Choice(track.id() + "-" + stream.index(), name(stream), track, stream.index()))
                    .forEach(all::add);
        }
    }

    private static boolean isIn(StreamInfo stream, String language) {
        return language != null
                && LanguageTag.ofMedia(stream.language())
                        .filter(language::equals)
                        .isPresent();
    }

    private static String name(StreamInfo stream) {
        if (stream.title() != null) {
            return stream.title();
        }
        return LanguageTag.ofMedia(stream.language()).map(LanguageTag::ownName).orElse("Sound " + stream.index());
    }

    List<Choice> all() {
        return all;
    }

    /**
     * Opens what is to be heard.
     *
     * @param id of the choice; null for what is heard unasked: where several microphones were recorded, at any time the first that
     *     has something
     * @throws IllegalArgumentException with a sentence if there is no such sound
     */
    PlayedTrack open(String id, long from, long lectureMillis) throws EncoderException {
        if (id != null) {
            return track(
                    all.stream()
                            .filter(choice -> choice.id().equals(id))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "This lecture has no sound \"" + id + "\". Choose one of those that it names.")),
                    from);
        }
        if (all.isEmpty()) {
            return new SilentTrack(from, lectureMillis);
        }
        List<Choice> masters = all.stream().filter(Choice::isMaster).toList();
        return masters.size() < 2
                ? track(all.get(0), from)
                : new SoundTurns(
                        masters.stream()
                                .map(choice -> (SoundTurns.Opener) at -> track(choice, at))
                                .toList(),
                        from);
    }

    private SoundTrack track(Choice choice, long from) throws EncoderException {
        Path file = folder.resolve(choice.track().file());
        MediaInput input = choice.isMaster()
                ? MasterInput.open(file, from)
                : FileInput.open(file, choice.stream(), from)
                        .orElseThrow(() -> new EncoderException(
                                EncoderException.Code.BAD_INPUT, file + " changed while it was read."));
        return new SoundTrack(new TrackFrames(input), from);
    }
}
