package io.rostrum.encoder.isobmff;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.media.TrackFormat;
import java.util.List;

/** Reads the one track of a moov (ISO/IEC 14496-12, 8.2 and 8.8.3). */
final class MovieReader {
    private MovieReader() {}

    static TrackHeader read(BoxReader moov) throws EncoderException {
        List<BoxReader> tracks = moov.all("trak");
        if (tracks.size() > 1) {
            throw moov.unsuited(
                    "holds " + tracks.size() + " tracks; a CMAF file holds one. Give each a file of its own.");
        }
        if (tracks.isEmpty()) {
            throw moov.damaged("has " + tracks.size() + " tracks where a CMAF file has one");
        }
        BoxReader trak = tracks.get(0);
        long trackId = trackId(trak.require("tkhd"));
        int timescale = timescale(trak.require("mdia/mdhd"));
        String handler = handler(trak.require("mdia/hdlr"));
        long[] defaults = defaults(moov, trackId);
        TrackFormat format =
                SampleEntryReader.read(trak.require("mdia/minf/stbl/stsd"), handler, timescale, defaults[0]);
        return new TrackHeader(trackId, format, editStart(trak), defaults[0], defaults[1], (int) defaults[2]);
    }

    private static long trackId(BoxReader tkhd) throws EncoderException {
        int version = tkhd.u8();
        return tkhd.skip(version == 1 ? 3 + 16 : 3 + 8).u32();
    }

    /** The first edit that shows media (8.6.6); later ones, which nobody writes into fragmented files, are passed over. */
    private static long editStart(BoxReader trak) throws EncoderException {
        var found = trak.find("edts/elst");
        if (found.isEmpty()) {
            return 0;
        }
        BoxReader elst = found.get();
        boolean wide = elst.u8() == 1;
        long count = elst.skip(3).u32();
        for (long i = 0; i < count; i++) {
            elst.skip(wide ? 8 : 4);
            long start = wide ? elst.i64() : elst.i32();
            elst.skip(4);
            if (start >= 0) {
                return start;
            }
        }
        return 0;
    }

    private static int timescale(BoxReader mdhd) throws EncoderException {
        int version = mdhd.u8();
        long timescale = mdhd.skip(version == 1 ? 3 + 16 : 3 + 8).u32();
        if (timescale < 1 || timescale > Integer.MAX_VALUE) {
            throw mdhd.damaged("has the impossible timescale " + timescale);
        }
        return (int) timescale;
    }

    private static String handler(BoxReader hdlr) throws EncoderException {
        return BoxFile.type(hdlr.skip(8).i32());
    }

    /** Duration, size and flags of a sample where a fragment does not state them; zeros without a trex. */
    private static long[] defaults(BoxReader moov, long trackId) throws EncoderException {
        var mvex = moov.find("mvex");
        if (mvex.isPresent()) {
            for (BoxReader trex : mvex.get().all("trex")) {
                if (trex.skip(4).u32() == trackId) {
                    trex.skip(4);
                    return new long[] {trex.u32(), trex.u32(), trex.i32()};
                }
            }
        }
        return new long[3];
    }
}
