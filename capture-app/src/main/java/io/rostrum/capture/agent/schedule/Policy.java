package io.rostrum.capture.agent.schedule;

import java.util.Arrays;
import java.util.Locale;

/**
 * What happens when two things want the room.
 *
 * @param overlap two lectures of the timetable
 * @param manual a lecture of the timetable, and a recording that a person started
 */
record Policy(Overlap overlap, Manual manual) {
    static final Policy STANDARD = new Policy(Overlap.FINISH, Manual.KEEP);

    /** Two lectures overlap. */
    enum Overlap {
        /** The first is recorded to its end, then the rest of the second. */
        FINISH,
        /** The second starts on time; the first ends then. */
        SWITCH
    }

    /** A person's recording runs when a lecture is due. One of the last minutes before it is taken to be the lecture. */
    enum Manual {
        /** It goes on; the lecture's rest is recorded when it ends. */
        KEEP,
        /** It ends and the lecture starts on time. */
        SWITCH
    }

    static <E extends Enum<E>> E read(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> word(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(Policy::word)
                                        .toList())
                        + ", not \"" + text + "\""));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
