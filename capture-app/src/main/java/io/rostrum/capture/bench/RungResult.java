package io.rostrum.capture.bench;

/**
 * How one rung came out on both sides.
 *
 * @param height of its picture
 * @param ourBytes of our file
 * @param peerBytes of the peer's file
 * @param ourSsim likeness to the source, from 0 to 1
 * @param peerSsim the same of the peer's
 */
public record RungResult(int height, long ourBytes, long peerBytes, double ourSsim, double peerSsim) {
    /** Ours divided by the peer's. */
    public double bytesRatio() {
        return (double) ourBytes / peerBytes;
    }

    /** Positive if our picture is more like its source. */
    public double ssimDifference() {
        return ourSsim - peerSsim;
    }
}
