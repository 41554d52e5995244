package io.rostrum.encoder.isobmff;

import java.util.Optional;

/**
 * What a sequence parameter set says of the picture (ITU-T H.264, 7.3.2.1.1 and E.1.1).
 *
 * @param profileIdc for example 100 for High
 * @param levelIdc ten times the level, for example 40
 * @param plain whether pictures are 8-bit 4:2:0 and coded as whole frames: the form that every decoder takes
 * @param width in pixels, after cropping
 * @param height in pixels, after cropping
 * @param frameRate nominal frames a second from the VUI; 0 if it says nothing
 */
public record H264Sps(int profileIdc, int levelIdc, boolean plain, int width, int height, double frameRate) {

    /** Reads the first parameter set of an AVCDecoderConfigurationRecord; empty if it holds none that can be read. */
    public static Optional<H264Sps> ofAvcC(byte[] avcC) {
        if (avcC.length < 8 || (avcC[5] & 0x1f) == 0) {
            return Optional.empty();
        }
        int length = (avcC[6] & 0xff) << 8 | avcC[7] & 0xff;
        if (length < 4 || 8 + length > avcC.length) {
            return Optional.empty();
        }
        try {
            return Optional.of(new H264SpsParser(avcC, 8, length).parse());
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            // The set ends early or states the impossible: the caller learns it by the empty answer.
            return Optional.empty();
        }
    }
}
