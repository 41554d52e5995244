package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import java.time.Duration;

/**
 * The frames of a strand, track after track, on the programme's clock. Pictures come in their tracks' own shapes; sound of several
 * tracks comes in one. Waits where a file still grows. One thread.
 */
final class StrandReader implements AutoCloseable {
    private static final double GAP_SECONDS = 0.5;

    private final Strand strand;
    private final long originMicros;
    private final Losses losses;
    private final SoundForm form;
    private int turn;
    private FrameReader reader;
    private double endSeconds = Double.NaN;

    private StrandReader(Strand strand, long originMicros, Losses losses) {
        this.strand = strand;
        this.originMicros = originMicros;
        this.losses = losses;
        boolean sound = strand.first().stream().kind() == MediaKind.AUDIO;
        this.form = sound && !strand.isSingle() ? new SoundForm(strand.channels()) : null;
    }

    /**
     * Opens a strand for reading.
     *
     * @param originMicros the programme's zero on the inputs' clock
     * @param losses gets what is missing or damaged
     */
    static StrandReader open(Strand strand, long originMicros, Losses losses) throws EncoderException {
        StrandReader opened = new StrandReader(strand, originMicros, losses);
        opened.reader = FrameReader.open(strand.first(), originMicros, losses);
        return opened;
    }

    /** The stream that the last frame came from. */
    StreamInfo stream() {
        return strand.turns().get(Math.min(turn, strand.turns().size() - 1)).stream();
    }

    /**
     * The next frame, which the caller closes; null at the end.
     *
     * @throws InterruptedException if interrupted while waiting for a file to grow
     */
    Frame next() throws EncoderException, InterruptedException {
        if (form == null) {
            return read();
        }
        Frame formed = form.poll();
        while (formed == null && !form.ended()) {
            Frame block = read();
            if (block == null) {
                form.end();
            } else {
                form.add(block);
            }
            formed = form.poll();
        }
        return formed;
    }

    private Frame read() throws EncoderException, InterruptedException {
        while (reader != null) {
            Frame next = reader.next();
            if (next != null) {
                noteGap(next);
                return next;
            }
            reader.close();
            reader = null;
            turn++;
            if (turn < strand.turns().size()) {
                reader = FrameReader.open(strand.turns().get(turn), originMicros, losses);
            }
        }
        return null;
    }

    /** Between two tracks there may be a time of which nothing was recorded. */
    private void noteGap(Frame next) {
        boolean sound = next.kind() == MediaKind.AUDIO;
        double ticks = sound ? next.sampleRate() : TrackFormat.VIDEO_TIMESCALE;
        double start = next.pts() / ticks;
        if (turn > 0 && start - endSeconds > GAP_SECONDS && reader.isAtFirst()) {
            losses.add(new Loss(
                    strand.turns().get(turn - 1).file(),
                    next.kind(),
                    seconds(endSeconds),
                    seconds(start - endSeconds),
                    "no track holds that time"));
        }
        endSeconds = start + (sound ? next.samples() : Math.max(0, next.duration())) / ticks;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(Math.max(0, seconds) * 1000));
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
        if (form != null) {
            form.close();
        }
    }
}
