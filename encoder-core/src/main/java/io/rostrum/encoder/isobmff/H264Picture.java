package io.rostrum.encoder.isobmff;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * One coded picture as a track holds it: NAL units each behind its length in four bytes, without parameter sets, delimiters and
 * filler, which a track has no use for.
 *
 * @param data the bytes
 * @param idr whether nothing after it refers to anything before it
 * @param parameters the parameter sets that came with it; empty if none of both kinds did
 */
public record H264Picture(byte[] data, boolean idr, Optional<H264Parameters> parameters) {

    /**
     * Reads a packet.
     *
     * @param lengthBytes how many bytes of length stand before each NAL unit; 0 where start codes do
     * @return empty if no picture is in it
     */
    public static Optional<H264Picture> of(byte[] packet, int lengthBytes) {
        List<byte[]> units = H264Unit.split(packet, lengthBytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream(packet.length + 16);
        int slices = 0;
        int idr = 0;
        for (byte[] unit : units) {
            int type = H264Unit.type(unit);
            if (type >= H264Unit.SLICE && type <= H264Unit.IDR_SLICE) {
                slices++;
                idr += type == H264Unit.IDR_SLICE ? 1 : 0;
            }
            if (type != H264Unit.SEQUENCE
                    && type != H264Unit.PICTURE
                    && type != H264Unit.DELIMITER
                    && type != H264Unit.FILLER) {
                int length = unit.length;
                out.writeBytes(
                        new byte[] {(byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length});
                out.writeBytes(unit);
            }
        }
        return slices == 0
                ? Optional.empty()
                : Optional.of(new H264Picture(out.toByteArray(), idr == slices, H264Parameters.ofUnits(units)));
    }
}
