package io.rostrum.capture.kiosk.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts wrong PINs: after three the next try must wait 30 s, after each further one twice as long, at most a quarter of an
 * hour. The count outlives a restart, or restarting would be the way round. May block: not for the JavaFX thread.
 */
public final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final int FREE = 3;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 10;

    private final Path file;
    private final Clock clock;
    private int wrong;
    private Instant last;

    /** Goes on with the count of the kiosk's folder. */
    public Attempts(Path folder, Clock clock) {
        this.file = folder.resolve("pin-attempts");
        this.clock = clock;
        this.last = clock.instant();
        read();
    }

    /** How long nobody may try; zero if one may. */
    public synchronized Duration left() {
        if (wrong < FREE) {
            return Duration.ZERO;
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(MOST_DOUBLINGS, wrong - FREE));
        Duration wait = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        Duration left = Duration.between(clock.instant(), last.plus(wait));
        // A clock that was set back must not lock anybody out for longer than the pause.
        return left.isNegative() ? Duration.ZERO : left.compareTo(wait) > 0 ? wait : left;
    }

    /** A wrong PIN was tried. */
    public synchronized void wrong() {
        wrong++;
        last = clock.instant();
        write();
    }

    /** The right PIN was tried. */
    public synchronized void right() {
        wrong = 0;
        write();
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            String[] words = Files.readString(file).strip().split(" ");
            wrong = Integer.parseInt(words[0]);
            last = Instant.parse(words[1]);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The count of wrong PINs {} cannot be read; it starts at {}.", file, FREE, e);
            wrong = FREE;
        }
    }

    private void write() {
        try {
            SmallFile.write(file, wrong + " " + last + "\n");
        } catch (IOException e) {
            LOG.warn("The count of wrong PINs {} cannot be written.", file, e);
        }
    }
}
