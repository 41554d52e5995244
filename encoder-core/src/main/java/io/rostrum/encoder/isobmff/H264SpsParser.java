package io.rostrum.encoder.isobmff;

import java.util.Set;

/** Reads one SPS NAL unit bit by bit; the fields and their order are those of ITU-T H.264, 7.3.2.1.1 and E.1.1. */
final class H264SpsParser {
    private static final Set<Integer> CHROMA_PROFILES =
            Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);

    private final NalBits bits;
    private boolean eightBits = true;

    H264SpsParser(byte[] bytes, int offset, int length) {
        bits = new NalBits(bytes, offset + 1, length - 1);
    }

    H264Sps parse() {
        int profile = bits.u(8);
        bits.u(8);
        int level = bits.u(8);
        bits.ue();
        int chroma = CHROMA_PROFILES.contains(profile) ? chromaFormat() : 1;
        bits.ue();
        pictureOrder();
        bits.ue();
        bits.u(1);
        int widthInMacroblocks = bits.ue() + 1;
        int heightInMapUnits = bits.ue() + 1;
        boolean framesOnly = bits.flag();
        if (!framesOnly) {
            bits.u(1);
        }
        bits.u(1);
        int fieldFactor = framesOnly ? 1 : 2;
        int width = widthInMacroblocks * 16;
        int height = heightInMapUnits * 16 * fieldFactor;
        if (bits.flag()) {
            int cropX = chroma == 1 || chroma == 2 ? 2 : 1;
            int cropY = (chroma == 1 ? 2 : 1) * fieldFactor;
            width -= (bits.ue() + bits.ue()) * cropX;
            height -= (bits.ue() + bits.ue()) * cropY;
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("cropped away");
        }
        boolean plain = eightBits && chroma == 1 && framesOnly;
        return new H264Sps(profile, level, plain, width, height, bits.flag() ? frameRate() : 0);
    }

    private int chromaFormat() {
        int chroma = bits.ue();
        boolean separatePlanes = chroma == 3 && bits.flag();
        eightBits = bits.ue() == 0 & bits.ue() == 0;
        bits.u(1);
        if (bits.flag()) {
            for (int list = 0; list < (chroma == 3 ? 12 : 8); list++) {
                if (bits.flag()) {
                    skipScalingList(list < 6 ? 16 : 64);
                }
            }
        }
        return separatePlanes ? 0 : chroma;
    }

    private void skipScalingList(int size) {
        int last = 8;
        int next = 8;
        for (int i = 0; i < size; i++) {
            if (next != 0) {
                next = last + bits.se() + 256 & 0xff;
            }
            last = next == 0 ? last : next;
        }
    }

    private void pictureOrder() {
        int type = bits.ue();
        if (type == 0) {
            bits.ue();
        } else if (type == 1) {
            bits.u(1);
            bits.se();
            bits.se();
            int cycle = bits.ue();
            for (int i = 0; i < cycle; i++) {
                bits.se();
            }
        }
    }

    /** Reads the VUI as far as the timing; a field rate is twice the frame rate. */
    private double frameRate() {
        if (bits.flag() && bits.u(8) == 255) {
            bits.u(16);
            bits.u(16);
        }
        if (bits.flag()) {
            bits.u(1);
        }
        if (bits.flag()) {
            bits.u(4);
            if (bits.flag()) {
                bits.u(24);
            }
        }
        if (bits.flag()) {
            bits.ue();
            bits.ue();
        }
        if (!bits.flag()) {
            return 0;
        }
        long unitsInTick = bits.u(32) & 0xffff_ffffL;
        long timescale = bits.u(32) & 0xffff_ffffL;
        return unitsInTick == 0 ? 0 : timescale / (2.0 * unitsInTick);
    }
}
