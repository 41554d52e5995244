package io.rostrum.encoder.media;

/**
 * The shape of a picture.
 *
 * @param width in square pixels
 * @param height in square pixels
 * @param frameRate nominal frames a second; frames carry their own times, so this is a promise to encoders and
 *     playlists, not a clock
 */
public record VideoFormat(int width, int height, double frameRate) {
    public VideoFormat {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "A picture needs a width and a height, not " + width + "x" + height + ".");
        }
        if (!(frameRate > 0) || Double.isInfinite(frameRate)) {
            throw new IllegalArgumentException(
                    "A frame rate is a positive number of frames a second, not " + frameRate + ".");
        }
    }

    /** Width divided by height. */
    public double aspect() {
        return (double) width / height;
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
