package io.rostrum.capture.cli;

import io.rostrum.encoder.ladder.Ladder;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a ladder and keeps the sentence that says what is wrong with it. */
final class LadderConverter implements ITypeConverter<Ladder> {
    @Override
    public Ladder convert(String text) {
        try {
            return Ladder.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
