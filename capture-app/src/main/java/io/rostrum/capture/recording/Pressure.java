package io.rostrum.capture.recording;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who falls behind when the PC is too slow: encoding first, which can wait ({@link RecorderListener#pressed}); then screens,
 * because a slide that is a second late still reads; cameras next; sound never. While a camera's queue is more than half full,
 * screens keep one picture a second. Any thread.
 */
final class Pressure {
    private final Set<Object> pressed = ConcurrentHashMap.newKeySet();
    private final Set<Object> rising = ConcurrentHashMap.newKeySet();

    /** A camera's queue tells how it does. */
    void report(Object camera, boolean high) {
        if (high) {
            pressed.add(camera);
        } else {
            pressed.remove(camera);
        }
    }

    /** Pictures wait, though none is given up yet. */
    void reportRising(Object track, boolean pressed) {
        if (pressed) {
            rising.add(track);
        } else {
            rising.remove(track);
        }
    }

    /** Whether something else should let go of the processor. */
    boolean isRising() {
        return !rising.isEmpty() || isHigh();
    }

    boolean isHigh() {
        return !pressed.isEmpty();
    }
}
