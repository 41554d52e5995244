package io.rostrum.capture.cli;

import io.rostrum.encoder.pipeline.Segmentation;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how segments are laid out and keeps the sentence that says what is wrong with it. */
final class SegmentationConverter implements ITypeConverter<Segmentation> {
    @Override
    public Segmentation convert(String text) {
        try {
            return Segmentation.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
