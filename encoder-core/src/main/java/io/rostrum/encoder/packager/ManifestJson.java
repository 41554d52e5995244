package io.rostrum.encoder.packager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The manifest's JSON form. Fields that a later version adds are passed over. */
final class ManifestJson {
    /** Ten thousand files need two megabytes. */
    private static final long MAX_BYTES = 64 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ManifestJson() {}

    static byte[] render(Manifest manifest) throws EncoderException {
        try {
            return JSON.writeValueAsBytes(manifest);
        } catch (JsonProcessingException e) {
            throw new EncoderException(Code.IO, "The manifest could not be written as JSON: " + e.getMessage(), e);
        }
    }

    static Manifest read(Path file) throws EncoderException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new EncoderException(Code.BAD_INPUT, file + " is too large for a manifest.");
            }
            Manifest manifest = JSON.readValue(Files.readAllBytes(file), Manifest.class);
            if (manifest == null) {
                throw new EncoderException(Code.BAD_INPUT, file + " holds no manifest.");
            }
            return manifest;
        } catch (NoSuchFileException e) {
            throw new EncoderException(Code.BAD_INPUT, "There is no " + file + ": the package is not sealed.", e);
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String what =
                    cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
            throw new EncoderException(Code.BAD_INPUT, file + " is no usable manifest: " + what, cause);
        } catch (IOException e) {
            throw new EncoderException(Code.IO, "Reading " + file + " failed: " + e.getMessage() + ".", e);
        }
    }
}
