package io.rostrum.encoder.media;

/**
 * The shape of sound.
 *
 * @param sampleRate in hertz
 * @param channels 1 for mono, 2 for stereo
 */
public record AudioFormat(int sampleRate, int channels) {
    public AudioFormat {
        if (sampleRate < 1) {
            throw new IllegalArgumentException("A sample rate is a positive number of hertz, not " + sampleRate + ".");
        }
        if (channels < 1) {
            throw new IllegalArgumentException("Sound needs at least one channel, not " + channels + ".");
        }
    }
}
