package io.rostrum.capture.cli;

import io.rostrum.capture.device.SourceSpec;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a source and keeps the sentence that says what is wrong with it. */
final class SourceConverter implements ITypeConverter<SourceSpec> {
    @Override
    public SourceSpec convert(String text) {
        try {
            return SourceSpec.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
