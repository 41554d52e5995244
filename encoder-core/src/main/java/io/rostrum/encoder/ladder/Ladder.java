package io.rostrum.encoder.ladder;

import java.util.List;
import java.util.Optional;

/**
 * The rungs a package may have, from the highest to the lowest.
 *
 * @param name how people choose it, for example {@code lecture}; the path of a file that holds it
 * @param rungs from the highest to the lowest
 */
public record Ladder(String name, List<Rung> rungs) {
    private static final long WEAK_LINK = 192_000;
    private static final int SEGMENT_SECONDS = 6;

    /**
     * The ladder for lectures (ARCHITECTURE.md, "The ladder"). The lowest rung's cap leaves room for its sound below 192
     * kbit/s: a 6 s segment may hold six seconds of the cap and the whole buffer.
     */
    public static final Ladder LECTURE = new Ladder(
            "lecture",
            List.of(
                    new Rung(1920, 1080, 23, 5_000_000, 10_000_000, SoundQuality.HIGH),
                    new Rung(1280, 720, 23, 3_000_000, 6_000_000, SoundQuality.HIGH),
                    new Rung(960, 540, 23, 1_500_000, 3_000_000, SoundQuality.HIGH),
                    new Rung(640, 360, 23, 800_000, 1_600_000, SoundQuality.LOW),
                    new Rung(416, 234, 25, 100_000, 80_000, SoundQuality.LOW)));

    /** Fewer rungs for slow PCs and short tests. */
    public static final Ladder SMALL = new Ladder(
            "small",
            List.of(
                    LECTURE.rungs().get(1),
                    LECTURE.rungs().get(3),
                    LECTURE.rungs().get(4)));

    public Ladder {
        rungs = List.copyOf(rungs);
        if (rungs.isEmpty()) {
            throw new IllegalArgumentException("A ladder needs at least one rung.");
        }
    }

    /**
     * What phones on weak links will miss, as a sentence: a lowest rung that with its sound may peak above 192 kbit/s. A segment
     * may hold its seconds of the cap and the whole buffer.
     */
    public Optional<String> weakness() {
        Rung lowest = rungs.get(rungs.size() - 1);
        long peak = lowest.maxBitRate()
                + lowest.bufferBits() / SEGMENT_SECONDS
                + lowest.sound().bitRate();
        return peak <= WEAK_LINK
                ? Optional.empty()
                : Optional.of("The lowest rung, " + lowest.width() + "x" + lowest.height() + ", may peak at " + peak
                        + " bit/s with its sound; phones on weak links need one of at most " + WEAK_LINK + ".");
    }

    /**
     * A ladder by its name.
     *
     * @throws IllegalArgumentException with a sentence that lists the known ladders
     */
    public static Ladder of(String name) {
        return List.of(LECTURE, SMALL).stream()
                .filter(ladder -> ladder.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The ladder \"" + name
                        + "\" is not known. Use lecture, small, or a file that ends with .yaml or .json."));
    }
}
