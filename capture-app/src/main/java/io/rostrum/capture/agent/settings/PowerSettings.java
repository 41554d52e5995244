package io.rostrum.capture.agent.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * When the PC goes down, and how.
 *
 * @param lowPercent at this charge of battery or UPS the lecture is closed and encoding stops
 * @param shutDown whether the PC is then shut down; else it is left to run dry
 * @param rest what the PC does when nothing is to do; it wakes by its clock for lectures and for the night
 * @param restAfter so long after somebody last used the room
 */
public record PowerSettings(int lowPercent, boolean shutDown, Rest rest, Duration restAfter) {
    public static final PowerSettings STANDARD = new PowerSettings(15, true, Rest.NEVER, Duration.ofMinutes(30));

    public PowerSettings {
        Objects.requireNonNull(rest, "rest");
        if (restAfter.isNegative() || restAfter.isZero()) {
            throw new IllegalArgumentException("The PC rests at the earliest a moment after somebody used the room.");
        }
    }

    /** How a PC rests. */
    public enum Rest {
        NEVER,
        SUSPEND,
        OFF;

        /** Its name in settings and JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads a name. */
        static Rest of(String id) {
            return Arrays.stream(values())
                    .filter(rest -> rest.id().equals(id))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("A PC rests never, by suspend or off, not \"" + id + "\"."));
        }
    }
}
