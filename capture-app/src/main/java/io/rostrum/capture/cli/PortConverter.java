package io.rostrum.capture.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number of a TCP port; 0 stands for a free one. */
final class PortConverter implements ITypeConverter<Integer> {
    private static final int MAX_PORT = 65_535;

    @Override
    public Integer convert(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MAX_PORT) {
            throw new TypeConversionException("\"" + text + "\" is no port; a port is a number from 0 to " + MAX_PORT);
        }
        return Integer.valueOf(text);
    }
}
