package io.rostrum.capture.cli;

import io.rostrum.uploader.UploadWindow;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the hours of a window and keeps the sentence that says what is wrong with it. */
final class WindowConverter implements ITypeConverter<UploadWindow> {
    @Override
    public UploadWindow convert(String text) {
        try {
            return UploadWindow.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
