package io.rostrum.encoder.pipeline;

/** Writes the filters that bring a sound onto the programme's clock and into the shape in which it is measured and encoded. */
final class SoundShape {
    static final int SAMPLE_RATE = 48_000;

    /** Takes 12 dB from what is steady and below -40 dBFS, and follows it as it changes; a voice stays as it is. */
    private static final String DENOISE = ",afftdn=nr=12:nf=-40:tn=1";

    private SoundShape() {}

    /**
     * The filters, without labels: silence where the sound starts late or pauses, mixed down to stereo at most, 32-bit floats.
     *
     * @param channels of the source
     */
    static String filters(int channels, boolean denoise) {
        return "aresample=" + SAMPLE_RATE + ":async=1000:first_pts=0:osf=fltp,aformat=channel_layouts="
                + (channels > 1 ? "stereo" : "mono") + (denoise ? DENOISE : "");
    }
}
