package io.rostrum.capture.agent.playback;

import io.rostrum.capture.recording.Pause;
import io.rostrum.capture.recording.Recording;
import io.rostrum.encoder.EncoderException;
import java.nio.file.Path;
import java.util.List;

/**
 * A lecture from a moment to its end: pictures and sound in order of time, what was hidden left out. A picture comes before
 * the sound of the same moment, so that a player that follows the sound has it in time. Opened on any thread, read on one.
 */
public final class Playback implements AutoCloseable {
    private final List<PlayedTrack> tracks;
    private final List<Pause> pauses;

    Playback(List<PlayedTrack> tracks, List<Pause> pauses) {
        this.tracks = List.copyOf(tracks);
        this.pauses = List.copyOf(pauses);
    }

    /**
     * Opens a recording that does not run.
     *
     * @param folder the recording's
     * @param packaged its package, which is read where the masters are gone
     * @param atMillis on the recording's clock
     * @param width of the pictures, at most
     * @param sound which one is heard, by its id among the facts; null for the one that students hear unasked
     * @throws EncoderException BAD_INPUT if there is nothing to play
     * @throws IllegalArgumentException with a sentence if there is no such sound
     */
    public static Playback open(Recording recording, Path folder, Path packaged, long atMillis, int width, String sound)
            throws EncoderException {
        return new PlaybackOpener(recording, folder, packaged, width, sound).open(atMillis);
    }

    /** What comes next; null at the end. */
    public Part next() throws EncoderException, InterruptedException {
        while (true) {
            PlayedTrack first = tracks.get(0);
            for (PlayedTrack track : tracks) {
                first = track.nextMillis() < first.nextMillis() ? track : first;
            }
            if (first.nextMillis() == PlayedTrack.END) {
                return null;
            }
            if (first.isShownInPauses() || !isHidden(first.nextMillis())) {
                return first.take();
            }
            first.skip();
        }
    }

    private boolean isHidden(long millis) {
        return pauses.stream()
                .anyMatch(pause -> pause.start().toMillis() <= millis
                        && (pause.isOpen() || millis < pause.end().toMillis()));
    }

    @Override
    public void close() {
        tracks.forEach(PlayedTrack::close);
    }
}
