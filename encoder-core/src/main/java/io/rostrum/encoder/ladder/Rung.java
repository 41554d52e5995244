package io.rostrum.encoder.ladder;

/**
 * One step of a ladder, before a source is known.
 *
 * @param width of the box the picture fits into, in pixels
 * @param height of that box; gives the rendition its name, for example {@code 720p}
 * @param crf x264's constant quality
 * @param maxBitRate the cap of the picture in bit/s
 * @param bufferBits the decoder buffer the cap is measured over, in bit
 * @param sound which sound plays with it
 */
public record Rung(int width, int height, double crf, long maxBitRate, long bufferBits, SoundQuality sound) {}
