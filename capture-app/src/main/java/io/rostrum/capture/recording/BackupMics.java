package io.rostrum.capture.recording;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.capture.device.SourceSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Microphones that stand in for others. A backup is open all the time, but recorded only while its microphone gives nothing;
 * then from where that one ended, as far as the last second reaches. Any thread.
 */
final class BackupMics {
    /** A microphone that is silent in this sense for so long is taken to be gone before its driver says so. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Map<String, SourceSpec> mainOf = new HashMap<>();
    private final Map<String, Deque<CapturedFrame>> kept = new HashMap<>();
    private final Map<String, Long> heardUpTo = new HashMap<>();
    private final Map<String, Boolean> lost = new HashMap<>();
    private final Map<String, Boolean> standing = new HashMap<>();
    private boolean closed;

    /** The backups of a room. */
    BackupMics(RecorderSettings settings) {
        settings.backups().forEach((main, backup) -> settings.sources().stream()
                .filter(spec -> spec.id().equals(main))
                .forEach(spec -> mainOf.put(backup, spec)));
    }

    /** Whose place a source takes; itself, unless it is a backup. */
    SourceSpec place(SourceSpec source) {
        return mainOf.getOrDefault(source.id(), source);
    }

    /**
     * What is to be recorded in {@link #place} now that this frame came, in order; the caller closes what comes out, and
     * this takes the frame that goes in.
     */
    synchronized List<CapturedFrame> pass(SourceSpec source, CapturedFrame frame) {
        SourceSpec main = mainOf.get(source.id());
        if (main == null) {
            heardUpTo.put(source.id(), frame.nanos() + length(frame));
            lost.put(source.id(), false);
            return List.of(frame);
        }
        if (closed) {
            frame.close();
            return List.of();
        }
        Deque<CapturedFrame> queue = kept.computeIfAbsent(source.id(), id -> new ArrayDeque<>());
        queue.add(frame);
        long from = heardUpTo.getOrDefault(main.id(), Long.MIN_VALUE);
        boolean needed =
                lost.getOrDefault(main.id(), false) || from != Long.MIN_VALUE && frame.nanos() - from > PATIENCE_NANOS;
        standing.put(main.id(), needed);
        List<CapturedFrame> out = new ArrayList<>();
        while (!queue.isEmpty() && (needed || frame.nanos() - queue.peek().nanos() > KEPT_NANOS)) {
            CapturedFrame next = queue.remove();
            if (needed && next.nanos() >= from) {
                out.add(next);
            } else {
                next.close();
            }
        }
        return out;
    }

    private static long length(CapturedFrame sound) {
        return TrackClock.nanosOf(sound.frame().samples(), sound.frame().sampleRate());
    }

    /** A microphone is gone; its backup does not wait. */
    synchronized void lost(String source) {
        lost.put(source, true);
    }

    /** Whether a microphone's backup is recorded in its place. */
    synchronized boolean stands(String main) {
        return standing.getOrDefault(main, false);
    }

    synchronized void close() {
        closed = true;
        kept.values().forEach(queue -> queue.forEach(CapturedFrame::close));
        kept.clear();
    }
}
