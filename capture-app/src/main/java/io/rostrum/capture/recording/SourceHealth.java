package io.rostrum.capture.recording;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.VideoFormat;

/** What is known about a source, as one immutable status at a time. Any thread. */
final class SourceHealth {
    private final SourceSpec spec;
    private final Runnable changed;
    private volatile SourceStatus status;
    private boolean wasOk;

    SourceHealth(SourceSpec spec, Runnable changed) {
        this.spec = spec;
        this.changed = changed;
        this.status = with(SourceState.OPENING, null, null, null);
    }

    SourceStatus status() {
        return status;
    }

    SourceState state() {
        return status.state();
    }

    /** Whether frames have arrived since this was last asked: then the next failure is a new one. */
    synchronized boolean wasOk() {
        boolean was = wasOk;
        wasOk = false;
        return was;
    }

    synchronized void opening() {
        become(with(SourceState.OPENING, status.video(), status.audio(), null));
    }

    /** The device is open; it counts as good with its first frame. */
    synchronized void opened(VideoFormat video, AudioFormat audio) {
        status = with(status.state(), video, audio, status.problem());
    }

    void frameArrived() {
        if (status.state() != SourceState.OK) {
            synchronized (this) {
                wasOk = true;
                become(with(SourceState.OK, status.video(), status.audio(), null));
            }
        }
    }

    /** Returns whether this is news. */
    synchronized boolean lost(String sentence) {
        boolean news = status.state() != SourceState.LOST || !sentence.equals(status.problem());
        become(with(SourceState.LOST, status.video(), status.audio(), sentence));
        return news;
    }

    synchronized void ended() {
        become(with(SourceState.ENDED, status.video(), status.audio(), null));
    }

    private void become(SourceStatus next) {
        if (!next.equals(status)) {
            status = next;
            changed.run();
        }
    }

    private SourceStatus with(SourceState state, VideoFormat video, AudioFormat audio, String problem) {
        return new SourceStatus(spec.id(), spec.name(), spec.media(), spec.flavor(), state, video, audio, problem);
    }
}
