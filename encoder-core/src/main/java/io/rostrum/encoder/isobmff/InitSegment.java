package io.rostrum.encoder.isobmff;

import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;

/**
 * The head of a one-track CMAF file: {@code ftyp} and {@code moov}, no samples (ISO 14496-12, ISO 23000-19).
 *
 * <p>Where decoding starts before the first picture is shown (B-frames), an edit list of one entry without a duration takes
 * the difference away: the form that browsers, Media3, Apple's players and FFmpeg all honour. Signed composition offsets
 * would need none, but FFmpeg shows such pictures late by the same difference.
 */
public final class InitSegment {
    private static final int TRACK_ID = 1;
    private static final int[] UNITY_MATRIX = {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};

    private final BoxWriter out = new BoxWriter();
    private final TrackFormat format;
    private final String language;
    private final long decodeDelay;

    private InitSegment(TrackFormat format, String language, long decodeDelay) {
        this.decodeDelay = decodeDelay;
        this.format = format;
        this.language = language;
    }

    /**
     * The bytes of the head.
     *
     * @param language three letters of ISO 639-2, or {@code und}
     * @param decodeDelay ticks from the media's zero to the presentation's: what the samples' times are ahead by
     */
    public static byte[] of(TrackFormat format, String language, long decodeDelay) {
        InitSegment init = new InitSegment(format, language.length() == 3 ? language : "und", decodeDelay);
        init.fileType();
        init.out.box("moov", init::movie);
        return init.out.toByteArray();
    }

    /** The bytes of the head of a track without a language, whose samples carry presentation times. */
    public static byte[] of(TrackFormat format) {
        return of(format, "und", 0);
    }

    private void fileType() {
        // cmfc: CMAF; iso6: default-base-is-moof and signed composition offsets; mp41 for readers that know nothing
        // newer.
        out.box(
                "ftyp",
                () -> out.ascii("iso6").u32(0).ascii("iso6").ascii("cmfc").ascii("mp41"));
    }

    private void movie() {
        out.fullBox("mvhd", 0, 0, () -> {
            out.u32(0).u32(0).u32(format.timescale()).u32(0);
            out.u32(0x00010000).u16(0x0100).zeros(10);
            matrix();
            out.zeros(24).u32(TRACK_ID + 1);
        });
        out.box("trak", this::track);
        out.box(
                "mvex",
                () -> out.fullBox(
                        "trex",
                        0,
                        0,
                        () -> out.u32(TRACK_ID).u32(1).u32(0).u32(0).u32(0)));
    }

    private void track() {
        boolean video = format.kind() == MediaKind.VIDEO;
        int enabledAndInMovie = 3;
        out.fullBox("tkhd", 0, enabledAndInMovie, () -> {
            out.u32(0).u32(0).u32(TRACK_ID).u32(0).u32(0).zeros(8);
            out.u16(0).u16(video ? 0 : 1).u16(video ? 0 : 0x0100).u16(0);
            matrix();
            out.u32(video ? (long) format.video().width() << 16 : 0);
            out.u32(video ? (long) format.video().height() << 16 : 0);
        });
        if (decodeDelay > 0) {
            out.box(
                    "edts",
                    () -> out.fullBox(
                            "elst",
                            1,
                            0,
                            () -> out.u32(1).u64(0).u64(decodeDelay).u16(1).u16(0)));
        }
        out.box("mdia", () -> {
            out.fullBox("mdhd", 0, 0, () -> out.u32(0)
                    .u32(0)
                    .u32(format.timescale())
                    .u32(0)
                    .u16(packedLanguage())
                    .u16(0));
            out.fullBox("hdlr", 0, 0, () -> out.u32(0)
                    .ascii(video ? "vide" : "soun")
                    .zeros(12)
                    .ascii(video ? "Rostrum video" : "Rostrum audio")
                    .u8(0));
            out.box("minf", this::mediaInformation);
        });
    }

    private void mediaInformation() {
        if (format.kind() == MediaKind.VIDEO) {
            out.fullBox("vmhd", 0, 1, () -> out.zeros(8));
        } else {
            out.fullBox("smhd", 0, 0, () -> out.zeros(4));
        }
        int selfContained = 1;
        out.box(
                "dinf",
                () -> out.fullBox("dref", 0, 0, () -> {
                    out.u32(1);
                    out.fullBox("url ", 0, selfContained, () -> {});
                }));
        out.box("stbl", () -> {
            out.fullBox("stsd", 0, 0, () -> {
                out.u32(1);
                SampleEntryWriter.write(out, format);
            });
            out.fullBox("stts", 0, 0, () -> out.u32(0));
            out.fullBox("stsc", 0, 0, () -> out.u32(0));
            out.fullBox("stsz", 0, 0, () -> out.u32(0).u32(0));
            out.fullBox("stco", 0, 0, () -> out.u32(0));
        });
    }

    private void matrix() {
        for (int value : UNITY_MATRIX) {
            out.u32(value);
        }
    }

    /** ISO 14496-12, 8.4.2.3: five bits a letter, counted from 0x60. */
    private int packedLanguage() {
        int packed = 0;
        for (char letter : language.toCharArray()) {
            packed = packed << 5 | (letter - 0x60) & 0x1f;
        }
        return packed;
    }
}
