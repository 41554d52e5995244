package io.rostrum.capture.device;

/**
 * A shape that a camera offers.
 *
 * @param format how its pictures are coded, as V4L2 names it, for example {@code MJPG}, {@code H264}, {@code YUYV}
 * @param width in pixels
 * @param height in pixels
 * @param frameRate the fastest in this shape, in frames a second
 */
public record DeviceMode(String format, int width, int height, double frameRate) {}
