package io.rostrum.capture.recording;

import io.rostrum.capture.device.CapturedFrame;
import java.util.Optional;

/** The newest picture of a source, held by a counted reference. Any thread. */
final class PreviewPicture {
    private CapturedFrame latest;

    synchronized void replace(CapturedFrame frame) {
        clear();
        latest = frame.retain();
    }

    synchronized Optional<CapturedFrame> latest() {
        return Optional.ofNullable(latest).map(CapturedFrame::retain);
    }

    synchronized void clear() {
        if (latest != null) {
            latest.close();
            latest = null;
        }
    }
}
