package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.LadderFile;
import io.rostrum.encoder.ladder.Ladder;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a ladder, by its name or from a file, and keeps the sentence that says what is wrong with it. */
final class LadderConverter implements ITypeConverter<Ladder> {
    @Override
    public Ladder convert(String text) {
        try {
            return LadderFile.of(text, Path.of(""));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
