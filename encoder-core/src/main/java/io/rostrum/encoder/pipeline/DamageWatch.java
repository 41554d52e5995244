package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.MediaKind;
import java.nio.file.Path;
import java.time.Duration;

/** Looks at the frames of one stream, in order, for what is missing between them. One thread. */
final class DamageWatch {
    /** Sound never pauses in a file by itself; less than this is rounding. */
    private static final double SOUND_GAP_SECONDS = 0.1;

    private static final double PICTURE_GAP_SECONDS = 0.5;
    private static final String DAMAGED = "the file is damaged there";

    private final Path file;
    private final MediaKind kind;
    private final double ticksASecond;
    private final Losses losses;
    private long end = Long.MIN_VALUE;
    private long damaged;

    DamageWatch(Path file, MediaKind kind, double ticksASecond, Losses losses) {
        this.file = file;
        this.kind = kind;
        this.ticksASecond = ticksASecond;
        this.losses = losses;
    }

    /**
     * Looks at the next frame, on the programme's clock.
     *
     * @param damagedPackets how many the decoder has met so far
     */
    void see(Frame frame, long damagedPackets) {
        if (end != Long.MIN_VALUE && frame.pts() > end) {
            double gap = (frame.pts() - end) / ticksASecond;
            boolean undecoded = damagedPackets > damaged;
            if (undecoded || kind == MediaKind.AUDIO && gap > SOUND_GAP_SECONDS) {
                losses.add(loss(end, frame.pts()));
            } else if (kind == MediaKind.VIDEO && gap > PICTURE_GAP_SECONDS) {
                losses.suspect(loss(end, frame.pts()));
            }
        } else if (damagedPackets > damaged) {
            losses.add(loss(Math.max(frame.pts(), 0), frame.pts() + length(frame)));
        }
        if (frame.isDamaged()) {
            losses.add(loss(frame.pts(), frame.pts() + length(frame)));
        }
        damaged = damagedPackets;
        end = Math.max(end, frame.pts() + length(frame));
    }

    /** Nothing more can be read, though more was to come. */
    void brokeOff() {
        losses.add(loss(end, end));
    }

    /** The stream has ended. */
    void ended(long damagedPackets) {
        if (damagedPackets > damaged && end != Long.MIN_VALUE) {
            losses.add(loss(end, end));
        }
    }

    private static long length(Frame frame) {
        return Math.max(0, frame.kind() == MediaKind.AUDIO ? frame.samples() : frame.duration());
    }

    private Loss loss(long from, long to) {
        return new Loss(file, kind, duration(from), duration(to).minus(duration(from)), DAMAGED);
    }

    private Duration duration(long ticks) {
        return Duration.ofMillis(Math.max(0, Math.round(ticks * 1000 / ticksASecond)));
    }
}
