package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.GrowingTrack;
import io.rostrum.encoder.ffmpeg.Remuxer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a download along with the renditions that it is made of, on a thread of its own. Its failure is no failure of the
 * encoding: the file can be made whole at the end.
 */
final class GrowingDownload implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GrowingDownload.class);

    /** Enough for some eight minutes. Each time that is not enough, the file begins again with twice as much. */
    private static final int FIRST_ROOM = 256 << 10;

    private static final long LOOK_MILLIS = 500;

    private final Supplier<List<RenditionWriter>> sources;
    private final Path output;
    private final Map<String, String> tags;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "encode-download"));
    private final Future<Void> written;
    private volatile boolean complete;

    private GrowingDownload(Supplier<List<RenditionWriter>> sources, Path output, Map<String, String> tags) {
        this.sources = sources;
        this.output = output;
        this.tags = tags;
        this.written = thread.submit(this::follow);
    }

    /** @param sources the writers of the renditions; empty until they can be played */
    static GrowingDownload start(Supplier<List<RenditionWriter>> sources, Path output, Map<String, String> tags) {
        return new GrowingDownload(sources, output, tags);
    }

    private Void follow() throws EncoderException, InterruptedException {
        List<RenditionWriter> writers = sources.get();
        while (writers.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            writers = sources.get();
        }
        int room = FIRST_ROOM;
        while (!write(writers, room)) {
            room *= 2;
        }
        return null;
    }

    private boolean write(List<RenditionWriter> writers, int room) throws EncoderException, InterruptedException {
        List<WrittenTrack> tracks = new ArrayList<>();
        try {
            for (RenditionWriter writer : writers) {
                tracks.add(WrittenTrack.open(writer, () -> complete));
            }
            return Remuxer.toMp4(List.<GrowingTrack>copyOf(tracks), output, tags, room);
        } finally {
            for (WrittenTrack track : tracks) {
                track.close();
            }
        }
    }

    /**
     * Waits for the end of the file; once the renditions are complete.
     *
     * @return whether the file is there
     */
    boolean finish() throws InterruptedException {
        complete = true;
        try {
            written.get();
            return true;
        } catch (ExecutionException e) {
            LOG.warn(
                    "{} could not be written along with the lecture and is written now: {}",
                    output.getFileName(),
                    e.getCause().getMessage());
            return false;
        }
    }

    /** Stops, and waits until the thread has let go of its files. Nothing happens if it has ended. */
    @Override
    public void close() {
        thread.shutdownNow();
        Stages.joinAll(thread);
    }
}
