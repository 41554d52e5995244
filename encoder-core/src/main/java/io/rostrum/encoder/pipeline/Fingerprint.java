package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.master.MasterIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Tells whether two encodings would give the same renditions: only then may one go on where the other was interrupted. */
final class Fingerprint {
    private static final int HEAD_BYTES = 512;

    /**
     * Of the encoders' settings: raised with each change after which one rung could not hold pictures of both. What an older Rostrum
     * began before it was upgraded is then begun anew.
     */
    private static final int GENERATION = 2;

    private Fingerprint() {}

    static String of(EncodeRequest request) throws EncoderException {
        StringBuilder text = new StringBuilder("An encoding is under way here, or was interrupted.\n");
        text.append("encoders ").append(GENERATION).append('\n');
        text.append("ladder ").append(request.ladder()).append('\n');
        text.append("denoise ").append(request.extras().denoise()).append('\n');
        text.append("denoise picture ")
                .append(request.extras().denoisePicture())
                .append('\n');
        text.append("layout ").append(request.layout()).append('\n');
        text.append("changes ").append(request.edits().changes().get()).append('\n');
        text.append("cuts ").append(request.edits().cuts().get()).append('\n');
        text.append("segments ").append(request.form().segmentation().id()).append('\n');
        text.append("views ").append(request.form().views()).append('\n');
        for (InputTrack input : request.inputs()) {
            try {
                text.append(input.flavor().id())
                        .append(' ')
                        .append(input.file().toAbsolutePath().normalize())
                        .append(' ')
                        .append(content(input.file()))
                        .append('\n');
            } catch (IOException e) {
                throw PackageFiles.failure(input.file(), e);
            }
        }
        return text.toString();
    }

    /** A master only grows: its head tells it from another, and stays the same however long it becomes. */
    private static String content(Path file) throws IOException {
        if (Files.exists(MasterIndex.beside(file))) {
            try (InputStream in = Files.newInputStream(file)) {
                return "master " + Arrays.hashCode(in.readNBytes(HEAD_BYTES));
            }
        }
        return Files.size(file) + " " + Files.getLastModifiedTime(file);
    }
}
