package io.rostrum.capture.bench;

/**
 * One contest of uploads, measured.
 *
 * @param link {@code loopback} or {@code 4mbit-300ms}
 * @param server that both spoke to
 * @param peer who ran against us
 * @param bytes of the package
 * @param ours what ours took
 * @param theirs what the peer's took
 * @param linkBytesPerSecond of a slow link; 0 for none
 */
public record UploadCase(
        String link, String server, String peer, long bytes, Usage ours, Usage theirs, long linkBytesPerSecond) {
    /** Our throughput by the peer's; more than 1 is faster. */
    public double speedRatio() {
        return (double) theirs.wallNanos() / ours.wallNanos();
    }

    /** Our processor time by the peer's; less than 1 is cheaper. */
    public double cpuRatio() {
        return theirs.cpuNanos() == 0 ? 0 : (double) ours.cpuNanos() / theirs.cpuNanos();
    }

    public double ourMegabytesPerSecond() {
        return bytes * 1e3 / ours.wallNanos();
    }

    public double theirMegabytesPerSecond() {
        return bytes * 1e3 / theirs.wallNanos();
    }

    /** The part of the link's rate that our files filled; 0 where the link has no rate. */
    public double ourShare() {
        return linkBytesPerSecond == 0 ? 0 : bytes * 1e9 / ours.wallNanos() / linkBytesPerSecond;
    }

    public double theirShare() {
        return linkBytesPerSecond == 0 ? 0 : bytes * 1e9 / theirs.wallNanos() / linkBytesPerSecond;
    }
}
