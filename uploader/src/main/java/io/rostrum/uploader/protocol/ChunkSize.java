package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.job.UploadSettings.Chunks;

/** How much the next request to one destination carries. Bytes. Safe for several threads. */
final class ChunkSize {
    private final Chunks chunks;
    private long size;
    private long cap = Long.MAX_VALUE;

    ChunkSize(Chunks chunks) {
        this.chunks = chunks;
        this.size = chunks.first();
    }

    synchronized long next() {
        return Math.min(size, cap);
    }

    /**
     * A request of that many bytes took so long. Grows at most fourfold at once, because one fast answer may be luck,
     * and not by the short tail of a file, which says nothing of a whole chunk.
     */
    synchronized void measured(long bytes, long nanos) {
        double aimed = bytes / (double) Math.max(1, nanos) * chunks.aim().toNanos();
        if (2 * bytes >= next() || aimed < size) {
            size = (long) Math.max(chunks.smallest(), Math.min(Math.min(chunks.largest(), 4.0 * size), aimed));
        }
    }

    /** A request broke: a proxy that hands on only whole requests would lose all of a large one each time. */
    synchronized void broke() {
        size = Math.max(chunks.smallest(), size / 2);
    }

    /** The destination refused that many bytes at once (413); it is remembered for all files that follow. */
    synchronized void refused(long bytes) throws UploadException {
        if (bytes <= chunks.floor()) {
            throw new UploadException(
                    Code.REJECTED,
                    "The destination refuses even requests of " + bytes
                            + " bytes as too large; raise the request size limit of its proxy.");
        }
        cap = Math.min(cap, Math.max(chunks.floor(), bytes / 2));
    }
}
