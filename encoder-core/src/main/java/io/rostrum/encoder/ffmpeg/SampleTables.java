package io.rostrum.encoder.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * How many bytes the sample tables of one track take in a file's header (ISO/IEC 14496-12, 8.6.1, 8.6.2 and 8.7), counted
 * while the samples come. One thread.
 */
final class SampleTables {
    private static final int SIZE = 4;
    private static final int RUN = 8;
    private static final int SYNC = 4;
    private static final int CHUNK = 8 + 12;

    private long bytes;
    private long previous;
    private long duration = -1;
    private long offset = Long.MIN_VALUE;

    /** @param beginsChunk whether what was written before it belongs to another track */
    void add(AVPacket sample, boolean beginsChunk) {
        bytes += SIZE;
        if (sample.dts() - previous != duration) {
            bytes += RUN;
            duration = sample.dts() - previous;
        }
        previous = sample.dts();
        if (sample.pts() - sample.dts() != offset) {
            bytes += RUN;
            offset = sample.pts() - sample.dts();
        }
        if ((sample.flags() & avcodec.AV_PKT_FLAG_KEY) != 0) {
            bytes += SYNC;
        }
        if (beginsChunk) {
            bytes += CHUNK;
        }
    }

    long bytes() {
        return bytes;
    }
}
