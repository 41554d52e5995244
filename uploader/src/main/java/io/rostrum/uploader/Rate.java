package io.rostrum.uploader;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast bytes may leave.
 *
 * @param bytesPerSecond 0 = unlimited
 */
public record Rate(long bytesPerSecond) {
    public static final Rate UNLIMITED = new Rate(0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*([A-Za-z]+)(?:/s|ps)?");

    /** A unit's bytes a second; decimal, as network links are sold. Case tells bits (b) from bytes (B). */
    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("bit", new BigDecimal("0.125")),
            Map.entry("kbit", new BigDecimal("125")),
            Map.entry("Kbit", new BigDecimal("125")),
            Map.entry("kb", new BigDecimal("125")),
            Map.entry("mbit", new BigDecimal("125000")),
            Map.entry("Mbit", new BigDecimal("125000")),
            Map.entry("Mb", new BigDecimal("125000")),
            Map.entry("gbit", new BigDecimal("125000000")),
            Map.entry("Gbit", new BigDecimal("125000000")),
            Map.entry("Gb", new BigDecimal("125000000")),
            Map.entry("B", new BigDecimal("1")),
            Map.entry("kB", new BigDecimal("1000")),
            Map.entry("KB", new BigDecimal("1000")),
            Map.entry("MB", new BigDecimal("1000000")),
            Map.entry("GB", new BigDecimal("1000000000")));

    public Rate {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("A rate is at least 0 bytes a second, not " + bytesPerSecond + ".");
        }
    }

    /**
     * Reads a rate as people write it: 2Mbit, 500 kbit, 2Mbit/s, 800kbps, 250kB/s.
     *
     * @throws IllegalArgumentException with a sentence that shows a right form
     */
    public static Rate parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(sentence(text));
        }
        BigDecimal unit = UNITS.get(unitOf(matcher.group(2)));
        if (unit == null) {
            throw new IllegalArgumentException(sentence(text));
        }
        long bytes = new BigDecimal(matcher.group(1)).multiply(unit).longValue();
        if (bytes == 0) {
            throw new IllegalArgumentException(
                    "The rate \"" + text + "\" would send nothing; leave it out for an unlimited rate.");
        }
        return new Rate(bytes);
    }

    /** The letters swallow the "ps" of kbps; it says nothing that the unit does not. */
    private static String unitOf(String letters) {
        return letters.endsWith("ps") ? letters.substring(0, letters.length() - 2) : letters;
    }

    private static String sentence(String text) {
        return "\"" + text + "\" is no rate: write for example 2Mbit, 500kbit or 250kB/s.";
    }
}
