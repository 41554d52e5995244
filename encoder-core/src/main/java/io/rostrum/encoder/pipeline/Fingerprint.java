package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import java.io.IOException;
import java.nio.file.Files;

/** Tells whether two encodings would give the same renditions: only then may one go on where the other was interrupted. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(EncodeRequest request) throws EncoderException {
        StringBuilder text = new StringBuilder("An encoding is under way here, or was interrupted.\n");
        text.append("ladder ").append(request.ladder()).append('\n');
        text.append("layout ").append(request.layout()).append('\n');
        for (InputTrack input : request.inputs()) {
            try {
                text.append(input.flavor().id())
                        .append(' ')
                        .append(input.file().toAbsolutePath().normalize())
                        .append(' ')
                        .append(Files.size(input.file()))
                        .append(' ')
                        .append(Files.getLastModifiedTime(input.file()))
                        .append('\n');
            } catch (IOException e) {
                throw PackageFiles.failure(input.file(), e);
            }
        }
        return text.toString();
    }
}
