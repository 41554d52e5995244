package io.rostrum.capture.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A case as a table for people: ours, the peer's, and the ratio of the two. */
public final class BenchTable {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEGA = 1e6;
    private static final String ROW = "  %-16s %10s %10s   %s";

    private BenchTable() {}

    /** The table, line by line. */
    public static List<String> lines(CaseResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(result.benchCase().id() + ": " + result.benchCase().title());
        lines.add(row("", "ours", "peer", "ratio"));
        Usage ours = result.ours();
        Usage peer = result.peer();
        lines.add(row("wall, s", seconds(ours.wallNanos()), seconds(peer.wallNanos()), ratio(result.wallRatio())));
        lines.add(row("processor, s", seconds(ours.cpuNanos()), seconds(peer.cpuNanos()), ratio(result.cpuRatio())));
        lines.add(row("peak memory, MB", mega(ours.peakBytes()), mega(peer.peakBytes()), ratio(result.memoryRatio())));
        lines.add(row("video, MB", mega(result.ourBytes()), mega(result.peerBytes()), number(2, result.bytesRatio())));
        for (RungResult rung : result.rungs()) {
            String name = rung.height() + "p";
            lines.add(row(name + ", MB", mega(rung.ourBytes()), mega(rung.peerBytes()), number(2, rung.bytesRatio())));
            lines.add(row(
                    name + ", SSIM",
                    number(4, rung.ourSsim()),
                    number(4, rung.peerSsim()),
                    String.format(Locale.ROOT, "%+.4f", rung.ssimDifference())));
        }
        return lines;
    }

    private static String row(String name, String ours, String peer, String ratio) {
        return String.format(ROW, name, ours, peer, ratio).stripTrailing();
    }

    private static String seconds(long nanos) {
        return number(2, nanos / NANOS_PER_SECOND);
    }

    private static String mega(long bytes) {
        return number(2, bytes / MEGA);
    }

    private static String ratio(OptionalDouble ratio) {
        return ratio.isPresent() ? number(2, ratio.getAsDouble()) : "not known here";
    }

    private static String number(int digits, double value) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
