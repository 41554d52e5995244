package io.rostrum.encoder.isobmff;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The parameter sets of an H.264 stream: what a decoder must know before its first picture (ITU-T H.264, 7.3.2.1 and 7.3.2.2).
 *
 * @param sequence NAL units of sequence parameter sets, without start code or length; never empty
 * @param picture NAL units of picture parameter sets; never empty
 */
public record H264Parameters(List<byte[]> sequence, List<byte[]> picture) {
    private static final int HIGH = 100;

    public H264Parameters {
        sequence = List.copyOf(sequence);
        picture = List.copyOf(picture);
    }

    /**
     * Reads what a demuxer says of a stream: an AVCDecoderConfigurationRecord, or the parameter sets behind start codes.
     *
     * @return empty if it does not hold sets of both kinds that can be read
     */
    public static Optional<H264Parameters> of(byte[] extradata) {
        List<byte[]> units = extradata.length > 6 && extradata[0] == 1
                ? H264Unit.ofConfiguration(extradata)
                : H264Unit.split(extradata, 0);
        return ofUnits(units);
    }

    /** The parameter sets among some NAL units. */
    static Optional<H264Parameters> ofUnits(List<byte[]> units) {
        List<byte[]> sequence = new ArrayList<>();
        List<byte[]> picture = new ArrayList<>();
        for (byte[] unit : units) {
            int type = H264Unit.type(unit);
            if (type == H264Unit.SEQUENCE && unit.length >= 4) {
                addNew(sequence, unit);
            } else if (type == H264Unit.PICTURE && unit.length >= 2) {
                addNew(picture, unit);
            }
        }
        return sequence.isEmpty() || picture.isEmpty()
                ? Optional.empty()
                : Optional.of(new H264Parameters(sequence, picture));
    }

    private static void addNew(List<byte[]> units, byte[] unit) {
        if (units.stream().noneMatch(other -> Arrays.equals(other, unit))) {
            units.add(unit);
        }
    }

    /** What the first sequence parameter set says of the picture; empty if it cannot be read. */
    public Optional<H264Sps> sps() {
        return H264Sps.ofAvcC(avcC());
    }

    /** Whether all of these sets are among the others. */
    public boolean isWithin(H264Parameters other) {
        return sequence.stream().allMatch(unit -> other.sequence.stream().anyMatch(o -> Arrays.equals(o, unit)))
                && picture.stream().allMatch(unit -> other.picture.stream().anyMatch(o -> Arrays.equals(o, unit)));
    }

    /**
     * Both streams' sets, so that pictures of either may stand in one track.
     *
     * @return empty if sets of both have the same number
     */
    public Optional<H264Parameters> with(H264Parameters other) {
        List<byte[]> allSequence = new ArrayList<>(sequence);
        allSequence.addAll(other.sequence);
        List<byte[]> allPicture = new ArrayList<>(picture);
        allPicture.addAll(other.picture);
        boolean unique = allSequence.stream()
                                .map(H264Parameters::number)
                                .distinct()
                                .count()
                        == allSequence.size()
                && allPicture.stream().map(H264Parameters::number).distinct().count() == allPicture.size();
        return unique ? Optional.of(new H264Parameters(allSequence, allPicture)) : Optional.empty();
    }

    /** The number that pictures, or picture parameter sets, refer to a set by. */
    private static int number(byte[] unit) {
        boolean whole = H264Unit.type(unit) == H264Unit.SEQUENCE;
        int before = whole ? 4 : 1; // a sequence's profile, constraints and level stand before its number
        try {
            return new NalBits(unit, before, unit.length - before).ue();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return -1; // damaged: equal to any other that is
        }
    }

    /**
     * The AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1), for samples whose NAL units have four length bytes. Its profile and
     * level are the highest of the sets'.
     */
    public byte[] avcC() {
        int profile = sequence.stream().mapToInt(unit -> unit[1] & 0xff).max().orElseThrow();
        int constraints = sequence.stream().mapToInt(unit -> unit[2] & 0xff).reduce(0xff, (a, b) -> a & b);
        int level = sequence.stream().mapToInt(unit -> unit[3] & 0xff).max().orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {1, (byte) profile, (byte) constraints, (byte) level, (byte) 0xff});
        out.write(0xe0 | sequence.size());
        sequence.forEach(unit -> write(out, unit));
        out.write(picture.size());
        picture.forEach(unit -> write(out, unit));
        if (profile >= HIGH) { // 4:2:0 with eight bits, and no extensions
            out.writeBytes(new byte[] {(byte) 0xfd, (byte) 0xf8, (byte) 0xf8, 0});
        }
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, byte[] unit) {
        out.write(unit.length >> 8);
        out.write(unit.length);
        out.writeBytes(unit);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof H264Parameters that && Arrays.equals(avcC(), that.avcC());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(avcC());
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(avcC());
    }
}
