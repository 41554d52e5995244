package io.rostrum.encoder.isobmff;

import io.rostrum.encoder.EncoderException;
import java.util.ArrayList;
import java.util.List;

/** Reads the samples of one moof for one track (ISO/IEC 14496-12, 8.8.4 to 8.8.8 and 8.8.12). */
final class FragmentReader {
    /** A fragment of an hour of AAC has 170,000; beyond a million the count is damage. */
    private static final int MAX_SAMPLES = 1_000_000;

    private static final int NON_SYNC = 0x0001_0000;
    private static final int DURATION_IS_EMPTY = 0x01_0000;

    private final TrackHeader track;
    private final List<SampleInfo> samples = new ArrayList<>();
    private long defaultDuration;
    private long defaultSize;
    private int defaultFlags;
    private long dataOffset;
    private long dts;

    FragmentReader(TrackHeader track) {
        this.track = track;
    }

    /**
     * Reads the fragment whose parts are given.
     *
     * @param start the offset of the fragment's first byte, before its styp, sidx or emsg boxes
     * @param end the offset after the fragment's last mdat
     */
    Fragment read(BoxReader moof, long start, long end) throws EncoderException {
        long sequenceNumber = moof.require("mfhd").skip(4).u32();
        BoxReader traf = traf(moof);
        boolean empty = readHeader(traf.require("tfhd"), moof.box());
        BoxReader tfdt = traf.require("tfdt");
        int version = tfdt.u8();
        tfdt.skip(3);
        long baseDecodeTime = version == 1 ? tfdt.u64() : tfdt.u32();
        dts = baseDecodeTime;
        long base = dataOffset;
        for (BoxReader trun : traf.all("trun")) {
            readRun(trun, base, end);
        }
        if (empty || samples.isEmpty()) {
            throw traf.damaged("holds no samples");
        }
        return new Fragment(start, end - start, moof.box().offset(), sequenceNumber, baseDecodeTime, samples);
    }

    private BoxReader traf(BoxReader moof) throws EncoderException {
        List<BoxReader> trafs = moof.all("traf");
        if (trafs.size() != 1) {
            throw moof.damaged("has " + trafs.size() + " track fragments where CMAF has one");
        }
        return trafs.get(0);
    }

    private boolean readHeader(BoxReader tfhd, Box moof) throws EncoderException {
        int flags = tfhd.i32();
        long trackId = tfhd.u32();
        if (trackId != track.trackId()) {
            throw tfhd.damaged("names track " + trackId + " where the file has track " + track.trackId());
        }
        dataOffset = (flags & 0x1) != 0 ? tfhd.u64() : moof.offset();
        if ((flags & 0x2) != 0) {
            tfhd.skip(4);
        }
        defaultDuration = (flags & 0x8) != 0 ? tfhd.u32() : track.defaultDuration();
        defaultSize = (flags & 0x10) != 0 ? tfhd.u32() : track.defaultSize();
        defaultFlags = (flags & 0x20) != 0 ? tfhd.i32() : track.defaultFlags();
        return (flags & DURATION_IS_EMPTY) != 0;
    }

    private void readRun(BoxReader trun, long base, long end) throws EncoderException {
        int flags = trun.i32();
        long count = trun.u32();
        if (count > MAX_SAMPLES - samples.size()) {
            throw trun.damaged("promises " + count + " samples");
        }
        if ((flags & 0x1) != 0) {
            dataOffset = base + trun.i32();
        }
        int firstFlags = (flags & 0x4) != 0 ? trun.i32() : 0;
        for (int i = 0; i < count; i++) {
            long duration = (flags & 0x100) != 0 ? trun.u32() : defaultDuration;
            long size = (flags & 0x200) != 0 ? trun.u32() : defaultSize;
            int sampleFlags = (flags & 0x400) != 0 ? trun.i32() : defaultFlags;
            if (i == 0 && (flags & 0x4) != 0) {
                sampleFlags = firstFlags;
            }
            // Version 0 is unsigned, but no offset comes near 2^31 ticks, so both read the same.
            int compositionOffset = (flags & 0x800) != 0 ? trun.i32() : 0;
            if (dataOffset < 0 || size > end - dataOffset) {
                throw trun.damaged("places sample " + samples.size() + " outside its fragment");
            }
            boolean sync = (sampleFlags & NON_SYNC) == 0;
            samples.add(new SampleInfo(dataOffset, (int) size, dts, duration, compositionOffset, sync));
            dataOffset += size;
            dts += duration;
        }
    }
}
