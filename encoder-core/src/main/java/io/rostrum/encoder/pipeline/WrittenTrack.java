package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.GrowingTrack;
import io.rostrum.encoder.isobmff.GrowingMp4;
import io.rostrum.encoder.media.EncodedSample;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A rendition in one file, read while it is written, as far as its playlist goes. One thread. */
final class WrittenTrack implements GrowingTrack, AutoCloseable {
    private static final long LOOK_MILLIS = 200;

    private final RenditionWriter writer;
    private final GrowingMp4 file;
    private final BooleanSupplier complete;
    private final Deque<EncodedSample> fragment = new ArrayDeque<>();

    private WrittenTrack(RenditionWriter writer, GrowingMp4 file, BooleanSupplier complete) {
        this.writer = writer;
        this.file = file;
        this.complete = complete;
    }

    /**
     * Opens a rendition that has a segment.
     *
     * @param complete tells whether the rendition is; once true, it stays true
     */
    static WrittenTrack open(RenditionWriter writer, BooleanSupplier complete) throws EncoderException {
        return new WrittenTrack(writer, GrowingMp4.open(writer.files().media()), complete);
    }

    @Override
    public Path file() {
        return writer.files().media();
    }

    @Override
    public EncodedSample next() throws EncoderException, InterruptedException {
        while (fragment.isEmpty()) {
            // In this order: what is listed before the end is told is seen after it.
            boolean ended = complete.getAsBoolean();
            fragment.addAll(file.next(Long.MIN_VALUE, writer.listedBytes()));
            if (fragment.isEmpty()) {
                if (ended) {
                    return null;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
        return fragment.poll().shifted(-file.track().editStart());
    }

    @Override
    public void close() throws EncoderException {
        file.close();
    }
}
