package io.rostrum.capture.agent.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.packager.CaptionAdder;
import io.rostrum.encoder.packager.MediaPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the texts of a sealed package up to date with its recording: captions, and what the lecture is called. */
final class SealWork implements Work {
    private static final Logger LOG = LoggerFactory.getLogger(SealWork.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final String METADATA = "metadata.json";

    private final RecordingStore store;
    private final EncodeWork.Next next;
    private final Clock clock;

    /**
     * The work.
     *
     * @param next takes a recording whose package is sealed again
     */
    SealWork(RecordingStore store, EncodeWork.Next next, Clock clock) {
        this.store = store;
        this.next = next;
        this.clock = clock;
    }

    @Override
    public JobKind kind() {
        return JobKind.SEAL;
    }

    @Override
    public Outcome run(RecordingId id, int failures, DoubleConsumer progress) {
        try {
            Optional<Recording> recording = store.get(id);
            Path folder = store.packageDirectory(id);
            if (recording.isEmpty() || !Files.exists(folder.resolve(MediaPackage.PLAYLIST))) {
                return Outcome.DONE; // deleted, or the encoder will take the texts in by itself
            }
            if (recording.get().state() == RecordingState.ENCODING) {
                return Outcome.waitUntil(clock.instant().plus(LOOK), "Waits for the encoding.");
            }
            CaptionFolder captions = new CaptionFolder(store.directory(id));
            Set<String> gone = captions.gone();
            CaptionAdder.Result result = new CaptionAdder(clock)
                    .change(
                            folder,
                            new CaptionAdder.Change(
                                    captions.sources(),
                                    gone,
                                    Map.of(METADATA, metadata(folder.resolve(METADATA), recording.get()))));
            captions.forget(gone);
            result.notices().forEach(LOG::info);
            result.problems().forEach(problem -> LOG.warn("{}", problem));
            next.sealed(id);
            return Outcome.DONE;
        } catch (EncoderException e) {
            return e.code() == EncoderException.Code.BAD_INPUT
                    ? Outcome.failed(e.getMessage())
                    : Outcome.retry(e.getMessage());
        } catch (RecorderException | IOException e) {
            return Outcome.retry(e.getMessage());
        }
    }

    private static byte[] metadata(Path file, Recording recording) throws IOException {
        ObjectNode terms = JSON.createObjectNode();
        if (Files.exists(file) && JSON.readTree(file.toFile()) instanceof ObjectNode before) {
            terms = before;
        }
        terms.put("title", recording.title());
        put(terms, "isPartOf", recording.course());
        put(terms, "creator", recording.lecturer());
        put(terms, "language", recording.language());
        return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(terms) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ObjectNode terms, String term, String value) {
        if (value == null) {
            terms.remove(term);
        } else {
            terms.put(term, value);
        }
    }
}
