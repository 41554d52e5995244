package io.rostrum.capture.recording;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who falls behind when the PC is too slow: screens first, because a slide that is a second late still reads; cameras next;
 * sound never. While a camera's queue is more than half full, screens keep one picture a second. Any thread.
 */
final class Pressure {
    private final Set<Object> pressed = ConcurrentHashMap.newKeySet();

    /** A camera's queue tells how it does. */
    void report(Object camera, boolean high) {
        if (high) {
            pressed.add(camera);
        } else {
            pressed.remove(camera);
        }
    }

    boolean isHigh() {
        return !pressed.isEmpty();
    }
}
