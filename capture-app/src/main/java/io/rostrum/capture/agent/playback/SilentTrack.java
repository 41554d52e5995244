package io.rostrum.capture.agent.playback;

/** The sound of a lecture that has none: it carries the time all the same. One thread. */
final class SilentTrack implements PlayedTrack {
    private static final int BLOCK_MS = 100;

    private final long end;
    private long next;

    SilentTrack(long from, long end) {
        this.next = from;
        this.end = end;
    }

    @Override
    public long nextMillis() {
        return next < end ? next : END;
    }

    @Override
    public Part take() {
        long millis = next;
        next += BLOCK_MS;
        return new Part(
                Part.SOUND,
                millis,
                null,
                new byte[SoundTrack.RATE / 1000 * BLOCK_MS * SoundTrack.CHANNELS * Short.BYTES]);
    }

    @Override
    public void skip() {
        next += BLOCK_MS;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
