package io.rostrum.encoder.ffmpeg;

import java.time.Duration;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/** FFmpeg asks it, from inside blocking calls, whether to give up. Held by its demuxer as long as native code knows it. */
final class Deadline extends AVIOInterruptCB.Callback_Pointer {
    private final long timeoutNanos;
    private volatile long startedNanos;
    private volatile boolean aborted;

    Deadline(Duration timeout) {
        this.timeoutNanos = timeout == null ? Long.MAX_VALUE : timeout.toNanos();
        restart();
    }

    void restart() {
        startedNanos = System.nanoTime();
    }

    void abort() {
        aborted = true;
    }

    boolean expired() {
        return aborted || System.nanoTime() - startedNanos > timeoutNanos;
    }

    @Override
    public int call(Pointer opaque) {
        return expired() ? 1 : 0;
    }
}
