package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.job.UploadSettings.Chunks;
import io.rostrum.uploader.queue.HostSize;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How much the next request to one host carries. Bytes. Begins with what the memory has of it. Safe for several threads. */
final class ChunkSize {
    /** In a request that takes so long, the round trip is little of its time. */
    private static final Duration LONG = Duration.ofSeconds(2);

    private final Chunks chunks;
    private final Memory memory;
    private long size;
    private long cap;
    private Instant capped;
    private long kept;

    /** Where it is kept what a host has taught. */
    interface Memory {
        Optional<HostSize> recall() throws UploadException;

        void keep(HostSize learned) throws UploadException;

        Instant now();
    }

    ChunkSize(Chunks chunks, Memory memory) throws UploadException {
        this.chunks = chunks;
        this.memory = memory;
        HostSize known = memory.recall().orElse(new HostSize(chunks.first(), Long.MAX_VALUE, Instant.EPOCH));
        this.size = between(known.size());
        this.cap = Math.max(chunks.floor(), known.cap());
        this.capped = known.capped();
        this.kept = size;
    }

    private long between(double wanted) {
        return (long) Math.max(chunks.smallest(), Math.min(chunks.largest(), wanted));
    }

    synchronized long next() {
        return Math.min(size, cap);
    }

    /**
     * How much of so many bytes the next request carries. A small rest goes along with it: alone it would cost a round trip
     * in which a long line carries next to nothing.
     */
    synchronized long of(long rest) {
        long most = Math.min(Math.max(size, Math.min(chunks.largest(), size + size / 2)), cap);
        return rest <= most ? rest : next();
    }

    /**
     * A request of that many bytes took so long. Grows at most fourfold at once, because one fast answer may be luck. A
     * small request says something only if it took long: else most of its time was the round trip.
     */
    synchronized void measured(long bytes, long nanos) throws UploadException {
        double aimed = bytes / (double) Math.max(1, nanos) * chunks.aim().toNanos();
        boolean large = 2 * bytes >= next();
        boolean tooSlow = nanos >= chunks.aim().toNanos();
        boolean longer = nanos >= LONG.toNanos() && bytes >= chunks.floor() && aimed > size;
        if (large || tooSlow || longer) {
            size = between(Math.min(4.0 * size, aimed));
        }
        if (size >= 2 * kept || 2 * size <= kept) {
            keep();
        }
    }

    /** A request broke: a proxy that hands on only whole requests would lose all of a large one each time. */
    synchronized void broke() {
        size = Math.max(chunks.smallest(), size / 2);
    }

    /** The host refused that many bytes at once (413); it is remembered for all that follows. */
    synchronized void refused(long bytes) throws UploadException {
        if (bytes <= chunks.floor()) {
            throw new UploadException(
                    Code.REJECTED,
                    "The destination refuses even requests of " + bytes
                            + " bytes as too large; raise the request size limit of its proxy.");
        }
        cap = Math.min(cap, Math.max(chunks.floor(), bytes / 2));
        capped = memory.now();
        keep();
    }

    private void keep() throws UploadException {
        memory.keep(new HostSize(size, cap, capped));
        kept = size;
    }
}
