package io.rostrum.capture.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an amount of bytes: 500GB, 1.5TB, 200MB, or a plain number. Units are decimal, as on a disk's label. */
final class SizeConverter implements ITypeConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,3})?)\\s*(B|KB|MB|GB|TB)?");
    private static final Map<String, Double> UNITS = Map.of("B", 1.0, "KB", 1e3, "MB", 1e6, "GB", 1e9, "TB", 1e12);

    @Override
    public Long convert(String text) {
        Matcher size = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        double bytes = size.matches()
                ? Double.parseDouble(size.group(1)) * UNITS.get(size.group(2) == null ? "B" : size.group(2))
                : 0;
        if (bytes < 1 || bytes > 1e18) {
            throw new TypeConversionException("Write a size such as 500GB or 1.5TB, not '" + text + "'.");
        }
        return Math.round(bytes);
    }
}
