package io.rostrum.encoder.hls;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An attribute list that was read (RFC 8216bis, 4.2). Every failure is an IllegalArgumentException with a sentence. */
final class Attributes {
    private static final Pattern PAIR = Pattern.compile("([A-Z0-9-]+)=(\"[^\"\\r\\n]*\"|[^\",\\s]+)(?:,|$)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})x(\\d{1,6})");

    private final Map<String, String> values = new LinkedHashMap<>();

    private Attributes() {}

    static Attributes parse(String text) {
        Attributes attributes = new Attributes();
        Matcher pair = PAIR.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!pair.find(at) || pair.start() != at) {
                throw new IllegalArgumentException(
                        "The attribute list cannot be read from \"" + text.substring(at) + "\" on.");
            }
            if (attributes.values.put(pair.group(1), pair.group(2)) != null) {
                throw new IllegalArgumentException("The attribute " + pair.group(1) + " stands twice.");
            }
            at = pair.end();
        }
        return attributes;
    }

    Optional<String> quoted(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> {
            if (!value.startsWith("\"")) {
                throw new IllegalArgumentException("The attribute " + name + " needs quotes: " + value + ".");
            }
            return value.substring(1, value.length() - 1);
        });
    }

    Optional<String> plain(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> {
            if (value.startsWith("\"")) {
                throw new IllegalArgumentException("The attribute " + name + " needs no quotes: " + value + ".");
            }
            return value;
        });
    }

    Optional<Long> integer(String name) {
        return plain(name).map(value -> {
            if (!value.matches("\\d{1,18}")) {
                throw new IllegalArgumentException("The attribute " + name + " is no whole number: " + value + ".");
            }
            return Long.valueOf(value);
        });
    }

    Optional<BigDecimal> decimal(String name) {
        return plain(name).map(value -> Decimals.parse(name, value));
    }

    Optional<Resolution> resolution(String name) {
        return plain(name).map(value -> {
            Matcher size = SIZE.matcher(value);
            if (!size.matches()) {
                throw new IllegalArgumentException("The attribute " + name + " is no resolution: " + value + ".");
            }
            return new Resolution(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
        });
    }

    boolean yes(String name) {
        return plain(name).filter("YES"::equals).isPresent();
    }

    /** AUTOSELECT; a DEFAULT rendition need not say it, for it follows (RFC 8216bis, 4.4.6.1). */
    boolean autoselect() {
        return plain("AUTOSELECT").map("YES"::equals).orElse(yes("DEFAULT"));
    }

    String requireQuoted(String name) {
        return quoted(name).orElseThrow(() -> missing(name));
    }

    long requireInteger(String name) {
        return integer(name).orElseThrow(() -> missing(name));
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("The attribute " + name + " is missing.");
    }
}
