package io.rostrum.capture.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reads from Linux's {@code /proc} what a process and its descendants have used so far. Must look again and again while they
 * live: nothing is left of a process that has ended but what its parent inherits. Elsewhere it reads zeros. One thread.
 */
public final class ProcessMeter {
    /** The unit of times in {@code /proc/PID/stat} (proc_pid_stat(5)) is 1/100 s on every Linux of today. */
    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1) / 100;
    /** Fields 14 to 17, counted after the name: own user and system time, then those of children that have ended. */
    private static final int FIRST_TIME = 11;

    private static final int LAST_TIME = 14;

    private final long root;
    private long cpuNanos;
    private long peakBytes;

    ProcessMeter(long pid) {
        this.root = pid;
    }

    void look() {
        long ticks = 0;
        long bytes = 0;
        for (long pid : living(root)) {
            ticks += ticks(pid);
            bytes += memory(pid, "VmHWM:");
        }
        cpuNanos = Math.max(cpuNanos, ticks * TICK_NANOS);
        peakBytes = Math.max(peakBytes, bytes);
    }

    long cpuNanos() {
        return cpuNanos;
    }

    long peakBytes() {
        return peakBytes;
    }

    /** A process and those its main thread started, which is enough for scripts. */
    private static List<Long> living(long pid) {
        List<Long> tree = new ArrayList<>(List.of(pid));
        for (String child : read(pid, "task/" + pid + "/children").split(" ")) {
            if (!child.isBlank()) {
                tree.addAll(living(Long.parseLong(child.strip())));
            }
        }
        return tree;
    }

    private static long ticks(long pid) {
        String stat = read(pid, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        long ticks = 0;
        for (int i = FIRST_TIME; i <= LAST_TIME && i < fields.length; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks;
    }

    /** What a process has in memory now; 0 where the system does not tell. */
    public static long residentBytes(long pid) {
        return memory(pid, "VmRSS:");
    }

    private static long memory(long pid, String field) {
        return read(pid, "status")
                .lines()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    /** Empty if the process has just ended, or the system has no such file. */
    private static String read(long pid, String name) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), name));
        } catch (IOException e) {
            return "";
        }
    }
}
