package io.rostrum.capture.recording;

import io.rostrum.capture.device.CapturedFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Frames between a source and its track's encoder, at most so many.
 *
 * <p>When it is full, a picture is refused (the track loses one frame, the source goes on); sound is never refused: its
 * source waits, and the device's own buffer bridges the wait. Any thread may offer, one takes.
 */
final class FrameQueue {
    private final int capacity;
    private final boolean waits;
    private final Deque<CapturedFrame> frames = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean ended;
    private boolean taking = true;

    /**
     * A queue.
     *
     * @param capacity in frames
     * @param waits whether an offer to a full queue waits (sound) or is refused (pictures)
     */
    FrameQueue(int capacity, boolean waits) {
        this.capacity = capacity;
        this.waits = waits;
    }

    /**
     * Adds a frame, which becomes the queue's whatever happens.
     *
     * @return false if it was thrown away because the queue is full; after the end frames go quietly
     */
    boolean offer(CapturedFrame frame) {
        lock.lock();
        try {
            while (waits && taking && !ended && frames.size() >= capacity) {
                changed.awaitUninterruptibly();
            }
            if (ended || !taking) {
                frame.close();
                return true;
            }
            if (frames.size() >= capacity) {
                frame.close();
                return false;
            }
            frames.add(frame);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether more than half of it is taken. */
    boolean isPressed() {
        return isFilled(0.5);
    }

    /** Whether more than this part of it is taken, and more than the frame that has just come. */
    boolean isFilled(double part) {
        lock.lock();
        try {
            return frames.size() > 1 && frames.size() > part * capacity;
        } finally {
            lock.unlock();
        }
    }

    /** The next frame, which the caller closes; null if none came within the time, or none will. */
    CapturedFrame take(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (frames.isEmpty() && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            CapturedFrame frame = frames.poll();
            changed.signalAll();
            return frame;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it has ended and was emptied. */
    boolean isDone() {
        lock.lock();
        try {
            return ended && frames.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** No more frames are taken in; those inside may still be taken out. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody takes any more: throws away what is inside and what will come. */
    void abandon() {
        lock.lock();
        try {
            taking = false;
            frames.forEach(CapturedFrame::close);
            frames.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
