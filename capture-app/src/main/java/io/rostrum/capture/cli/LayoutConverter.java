package io.rostrum.capture.cli;

import io.rostrum.encoder.media.Layout;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a layout and keeps the sentence that says what is wrong with it. */
final class LayoutConverter implements ITypeConverter<Layout> {
    @Override
    public Layout convert(String text) {
        try {
            return Layout.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
