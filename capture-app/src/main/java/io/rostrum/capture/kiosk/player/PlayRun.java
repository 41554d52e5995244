package io.rostrum.capture.kiosk.player;

import io.rostrum.capture.kiosk.client.AgentException;
import io.rostrum.capture.kiosk.client.KioskThreads;
import io.rostrum.capture.kiosk.client.PlaybackStream;
import io.rostrum.capture.kiosk.client.PlayedPart;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stretch of playing, from a moment to the end or to {@link #close()}. One thread reads and writes the sound, which holds it
 * back to the lecture's pace; another shows each picture when the sound has come to it.
 */
final class PlayRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlayRun.class);
    /** Two seconds of two sources, which the sound is never behind; beyond it the oldest picture is dropped. */
    private static final int WAITING = 64;

    private static final long LOOK_MS = 10;

    private final String lecture;
    private final Opener opener;
    private final SoundOut sound;
    private final PlayClock clock;
    private final Consumer<PlayedPart> shown;
    private final Consumer<Boolean> ended;
    private final BlockingQueue<PlayedPart> waiting = new LinkedBlockingQueue<>(WAITING);
    private final Thread reader;
    private final Thread shower;
    private volatile PlaybackStream open;
    private volatile boolean closed;

    /** Opens the stream; blocks. */
    @FunctionalInterface
    interface Opener {
        PlaybackStream open() throws AgentException;
    }

    /**
     * Starts at once.
     *
     * @param start where it begins, milliseconds
     * @param shown takes each picture and fact when it is due, on a thread of this run
     * @param ended told once at the end, true if the lecture's end was reached; not after {@link #close()}
     */
    PlayRun(
            String lecture,
            Opener opener,
            SoundOut sound,
            long start,
            Consumer<PlayedPart> shown,
            Consumer<Boolean> ended) {
        this.lecture = lecture;
        this.opener = opener;
        this.sound = sound;
        this.clock = new PlayClock(sound::playedFrames, start);
        this.shown = shown;
        this.ended = ended;
        this.reader = KioskThreads.thread("player-sound", this::read);
        this.shower = KioskThreads.thread("player-picture", this::show);
        reader.start();
        shower.start();
    }

    /** The lecture's time that is heard just now. */
    long millis() {
        return clock.millis();
    }

    private void read() {
        boolean whole = false;
        try (PlaybackStream stream = opener.open()) {
            open = stream;
            for (PlayedPart part = stream.next(); part != null && !closed; part = stream.next()) {
                take(part);
            }
            while (!closed && !clock.isDone()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            }
            whole = true;
        } catch (IOException | AgentException e) {
            LOG.info("The playback of {} broke off: {}", lecture, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!closed) {
            ended.accept(whole);
        }
    }

    private void take(PlayedPart part) throws InterruptedException {
        if (part.kind() == PlayedPart.Kind.SOUND) {
            clock.writing(part.millis(), part.bytes().length / SoundOut.BYTES_A_FRAME);
            sound.write(part.bytes());
            return;
        }
        while (!waiting.offer(part)) {
            waiting.poll();
        }
    }

    private void show() {
        try {
            while (!closed) {
                PlayedPart next = waiting.take();
                while (clock.millis() < next.millis() && !closed) {
                    TimeUnit.MILLISECONDS.sleep(LOOK_MS);
                }
                if (!closed) {
                    shown.accept(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Falls silent at once; the threads end by themselves. Any thread. */
    @Override
    public void close() {
        closed = true;
        reader.interrupt();
        shower.interrupt();
        sound.close();
        if (open != null) {
            open.close();
        }
    }
}
