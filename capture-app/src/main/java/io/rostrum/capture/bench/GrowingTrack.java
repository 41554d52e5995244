package io.rostrum.capture.bench;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.master.Growth;
import io.rostrum.encoder.master.MasterReader;
import io.rostrum.encoder.master.MasterWriter;
import io.rostrum.encoder.media.EncodedSample;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A master as long as is wanted: a short one, again and again, written as the recorder writes. One thread. */
final class GrowingTrack implements AutoCloseable {
    private final List<EncodedSample> piece;
    private final long pieceTicks;
    private final int timescale;
    private final MasterWriter master;
    private long written;

    private GrowingTrack(List<EncodedSample> piece, long pieceTicks, int timescale, MasterWriter master) {
        this.piece = piece;
        this.pieceTicks = pieceTicks;
        this.timescale = timescale;
        this.master = master;
    }

    /**
     * A master without samples yet.
     *
     * @param shortOne what is repeated
     * @param length of it
     * @param folder of the new one, which bears the same name
     */
    static GrowingTrack begin(Path shortOne, Duration length, Path folder)
            throws EncoderException, InterruptedException {
        try (MasterReader reader = MasterReader.open(shortOne, Growth.ENDED)) {
            List<EncodedSample> samples = new ArrayList<>();
            for (EncodedSample next = reader.next(); next != null; next = reader.next()) {
                samples.add(next);
            }
            String name = shortOne.getFileName().toString().replace(".mp4", "");
            int timescale = reader.format().timescale();
            MasterWriter master = MasterWriter.create(folder, name, reader.format(), Clock.systemUTC());
            return new GrowingTrack(samples, length.toMillis() * timescale / 1000, timescale, master);
        }
    }

    Path file() {
        return master.file();
    }

    /** Adds what comes before a moment. */
    void growTo(Duration moment) throws EncoderException {
        long until = moment.toMillis() * timescale / 1000;
        EncodedSample next = next();
        while (next.dts() < until) {
            master.write(next);
            written++;
            next = next();
        }
    }

    private EncodedSample next() {
        long turn = written / piece.size();
        return piece.get((int) (written % piece.size())).shifted(turn * pieceTicks);
    }

    @Override
    public void close() throws EncoderException {
        master.close();
    }
}
