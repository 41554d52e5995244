package io.rostrum.capture.agent.playback;

import io.rostrum.encoder.EncoderException;
import java.util.List;

/**
 * Several microphones' sound as one: at any time the first that has something, as where a microphone came back in another shape or
 * another one stood in. One thread.
 */
final class SoundTurns implements PlayedTrack {
    /** A shorter pause is a track's own. */
    private static final long PAUSE_MS = 500;

    /** Opens a track at a moment. */
    interface Opener {
        SoundTrack open(long fromMillis) throws EncoderException;
    }

    private final List<Opener> ranked;
    private final SoundTrack[] opened;
    private long heard;
    private SoundTrack turn;

    /** @param ranked the preferred one first */
    SoundTurns(List<Opener> ranked, long from) {
        this.ranked = List.copyOf(ranked);
        this.opened = new SoundTrack[ranked.size()];
        this.heard = from;
    }

    @Override
    public long nextMillis() throws EncoderException, InterruptedException {
        long first = END;
        for (int i = 0; i < opened.length; i++) {
            if (opened[i] == null) {
                opened[i] = ranked.get(i).open(heard);
            }
            long next = opened[i].nextMillis();
            while (next != END && opened[i].endMillis() <= heard) {
                opened[i].skip(); // others were heard meanwhile
                next = opened[i].nextMillis();
            }
            if (next < first) {
                first = next;
                turn = opened[i];
            }
            if (first <= heard + PAUSE_MS) {
                return first;
            }
        }
        return first;
    }

    @Override
    public Part take() {
        heard = turn.endMillis();
        return turn.take();
    }

    @Override
    public void skip() {
        heard = turn.endMillis();
        turn.skip();
    }

    @Override
    public void close() {
        for (SoundTrack track : opened) {
            if (track != null) {
                track.close();
            }
        }
    }
}
