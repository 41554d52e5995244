package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.library.Library;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recording;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.text.CaptionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;

/** Captions of recordings: given, replaced, taken away. */
final class CaptionEndpoints implements Endpoints {
    private static final String CAPTIONS = "/recordings/{id}/captions/{language}";
    private static final int MAX_BYTES = 8 << 20;

    private final Library library;

    CaptionEndpoints(Library library) {
        this.library = library;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("PUT", CAPTIONS, this::put).taking(MAX_BYTES), new Route("DELETE", CAPTIONS, this::delete));
    }

    private void put(Exchange exchange) throws ApiProblem, RecorderException, IOException {
        String language = RecordingFields.language(exchange.parameter("language"));
        byte[] text = exchange.body();
        check(text);
        Recording recording = library.caption(RecordingFields.id(exchange), language, text);
        exchange.json(HttpStatus.OK_200, RecordingView.of(recording));
    }

    /** Refused now, while somebody looks, rather than in the night. */
    private static void check(byte[] text) throws ApiProblem, IOException {
        Path file = Files.createTempFile("captions", ".txt");
        try {
            Files.write(file, text);
            CaptionFile.read(file);
        } catch (EncoderException e) {
            throw ApiProblem.badRequest(e.getMessage().replace(file.toString(), "the body"));
        } finally {
            Files.delete(file);
        }
    }

    private void delete(Exchange exchange) throws ApiProblem, RecorderException {
        String language = RecordingFields.language(exchange.parameter("language"));
        Recording recording = library.uncaption(RecordingFields.id(exchange), language);
        exchange.json(HttpStatus.OK_200, RecordingView.of(recording));
    }
}
