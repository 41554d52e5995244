package io.rostrum.encoder.hls;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads a decimal-floating-point (RFC 8216bis, 4.2): digits, a point, digits; no sign, no exponent. */
final class Decimals {
    /** Bounded, so that a hostile playlist cannot make us compute with a million digits. */
    private static final Pattern FORM = Pattern.compile("\\d{1,9}(?:\\.\\d{0,18})?");

    private Decimals() {}

    static BigDecimal parse(String name, String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(name + " is no decimal number: " + text + ".");
        }
        return new BigDecimal(text.endsWith(".") ? text + "0" : text);
    }
}
