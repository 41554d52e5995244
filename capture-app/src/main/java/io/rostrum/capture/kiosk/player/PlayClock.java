package io.rostrum.capture.kiosk.player;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * What time of the lecture is heard just now, by how much of the sound was played. Where something is left out, the sound's
 * own times jump. Any thread.
 */
final class PlayClock {
    private final Deque<Block> blocks = new ArrayDeque<>();
    private final LongSupplier playedFrames;
    private final long start;
    private long writtenFrames;

    private record Block(long frame, long millis) {}

    /** @param start the lecture's time before the first sound */
    PlayClock(LongSupplier playedFrames, long start) {
        this.playedFrames = playedFrames;
        this.start = start;
    }

    /** A block of sound of that time is about to be written. */
    synchronized void writing(long millis, int frames) {
        blocks.add(new Block(writtenFrames, millis));
        writtenFrames += frames;
    }

    /** The lecture's time, milliseconds. */
    synchronized long millis() {
        long played = playedFrames.getAsLong();
        while (blocks.size() > 1 && second().frame() <= played) {
            blocks.remove();
        }
        Block now = blocks.peek();
        return now == null ? start : now.millis() + (played - now.frame()) * 1000 / SoundOut.RATE;
    }

    /** Whether all that was written was heard. */
    synchronized boolean isDone() {
        return playedFrames.getAsLong() >= writtenFrames;
    }

    private Block second() {
        var all = blocks.iterator();
        all.next();
        return all.next();
    }
}
