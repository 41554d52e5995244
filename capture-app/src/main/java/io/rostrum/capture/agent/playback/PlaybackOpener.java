package io.rostrum.capture.agent.playback;

import io.rostrum.capture.recording.RecordedTrack;
import io.rostrum.capture.recording.Recording;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what there is of a recording: its masters, the files it was imported from, or the renditions of its package. */
final class PlaybackOpener {
    private static final String MASTERS = "master/";

    private final Recording recording;
    private final Path folder;
    private final Path packaged;
    private final int width;
    private final String sound;
    private final List<PlayedTrack> tracks = new ArrayList<>();

    PlaybackOpener(Recording recording, Path folder, Path packaged, int width, String sound) {
        this.sound = sound;
        this.recording = recording;
        this.folder = folder;
        this.packaged = packaged;
        this.width = width;
    }

    Playback open(long from) throws EncoderException {
        try {
            boolean apart = !recording.tracks().isEmpty()
                    && recording.tracks().stream().allMatch(track -> Files.exists(folder.resolve(track.file())));
            if (apart) {
                openTracks(from);
            } else {
                openPackage(from);
            }
            return new Playback(tracks, apart ? recording.pauses() : List.of());
        } catch (EncoderException | RuntimeException e) {
            tracks.forEach(PlayedTrack::close);
            throw e;
        }
    }

    private void openTracks(long from) throws EncoderException {
        Sounds sounds = Sounds.of(recording, folder);
        tracks.add(LayoutTrack.of(recording, from, sounds.all()));
        for (RecordedTrack track : recording.tracks()) {
            if (track.kind() == MediaKind.VIDEO) {
                Optional<MediaInput> picture = input(track, MediaKind.VIDEO, from);
                if (picture.isPresent()) {
                    tracks.add(new PictureTrack(track.flavor(), new TrackFrames(picture.get()), from, width));
                }
            }
        }
        tracks.add(sounds.open(sound, from, recording.duration().toMillis()));
    }

    private Optional<MediaInput> input(RecordedTrack track, MediaKind kind, long from) throws EncoderException {
        Path file = folder.resolve(track.file());
        if (!track.file().startsWith(MASTERS)) {
            return FileInput.open(file, kind, from);
        }
        return track.kind() == kind ? Optional.of(MasterInput.open(file, from)) : Optional.empty();
    }

    private void openPackage(long from) throws EncoderException {
        Path picture = best(packaged.resolve("video"));
        Path sound = best(packaged.resolve("audio"));
        if (picture == null && sound == null) {
            throw new EncoderException(
                    Code.BAD_INPUT, "Nothing of \"" + recording.title() + "\" is left on this PC to play.");
        }
        tracks.add(LayoutTrack.composed(from, recording.duration().toMillis()));
        if (picture != null) {
            TrackFrames frames = new TrackFrames(MasterInput.open(picture, from));
            tracks.add(new PictureTrack(Flavor.COMPOSED, frames, from, width));
        }
        tracks.add(
                sound == null
                        ? new SilentTrack(from, recording.duration().toMillis())
                        : new SoundTrack(new TrackFrames(MasterInput.open(sound, from)), from));
    }

    /** The largest rendition; null if there is none. */
    private static Path best(Path renditions) throws EncoderException {
        if (!Files.isDirectory(renditions)) {
            return null;
        }
        try (Stream<Path> files = Files.list(renditions)) {
            return files.filter(file -> file.toString().endsWith(".mp4"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElse(null);
        } catch (IOException e) {
            throw new EncoderException(
                    Code.IO, "The package in " + renditions + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
