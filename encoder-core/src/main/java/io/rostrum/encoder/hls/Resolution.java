package io.rostrum.encoder.hls;

/** The size of a picture in pixels, as the attribute RESOLUTION states it. */
public record Resolution(int width, int height) {
    public Resolution {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "A resolution needs a width and a height, not " + width + "x" + height + ".");
        }
    }

    /** Width divided by height. */
    public double aspect() {
        return (double) width / height;
    }

    /** The form {@code 1280x720}. */
    @Override
    public String toString() {
        return width + "x" + height;
    }
}
