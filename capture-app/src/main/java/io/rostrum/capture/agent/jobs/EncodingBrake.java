package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.recording.RecorderListener;
import io.rostrum.capture.recording.RecorderState;
import io.rostrum.capture.recording.RecorderStatus;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Stops encoding when the PC is too slow to record beside it: a lecture that is lost is lost, an encoding can wait. */
public final class EncodingBrake implements RecorderListener {
    private static final long CALM_NANOS = Duration.ofMinutes(2).toNanos();
    private static final String SENTENCE = "The PC is too slow to encode while it records; it goes on afterwards.";

    private final Jobs jobs;
    private final LongSupplier nanoTime;
    private long dropped;
    private long lastTrouble;
    private boolean pressed;
    private boolean braked;

    public EncodingBrake(Jobs jobs) {
        this(jobs, System::nanoTime);
    }

    EncodingBrake(Jobs jobs, LongSupplier nanoTime) {
        this.jobs = jobs;
        this.nanoTime = nanoTime;
    }

    @Override
    public void statusChanged(RecorderStatus status) {
        boolean recording = status.state() == RecorderState.RECORDING;
        boolean drops = recording && status.droppedFrames() > dropped;
        dropped = recording ? status.droppedFrames() : 0;
        if (drops || pressed) {
            brake();
        } else if (braked && (!recording || nanoTime.getAsLong() - lastTrouble > CALM_NANOS)) {
            braked = false;
            jobs.releaseEncoding(this);
        }
    }

    @Override
    public void pressed(boolean high) {
        pressed = high;
        if (high) {
            brake();
        }
    }

    private void brake() {
        lastTrouble = nanoTime.getAsLong();
        if (!braked) {
            braked = true;
            jobs.holdEncoding(this, SENTENCE);
        }
    }
}
