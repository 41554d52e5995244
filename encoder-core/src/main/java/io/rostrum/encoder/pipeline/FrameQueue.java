package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ffmpeg.Frame;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Hands frames from one stage to the next. When it is full the giver waits: that is the pipeline's back-pressure. */
final class FrameQueue implements AutoCloseable {
    private final BlockingQueue<Optional<Frame>> queue;

    /** A queue for so many frames. */
    FrameQueue(int capacity) {
        queue = new ArrayBlockingQueue<>(capacity);
    }

    /** Hands a frame on; the taker closes it. */
    void put(Frame frame) throws InterruptedException {
        try {
            queue.put(Optional.of(frame));
        } catch (InterruptedException e) {
            frame.close();
            throw e;
        }
    }

    /** Says that no frame will follow. */
    void end() throws InterruptedException {
        queue.put(Optional.empty());
    }

    /** The next frame, or null after the last. */
    Frame take() throws InterruptedException {
        return queue.take().orElse(null);
    }

    /** Frees what nobody took, after both sides have stopped. */
    @Override
    public void close() {
        for (Optional<Frame> left = queue.poll(); left != null; left = queue.poll()) {
            left.ifPresent(Frame::close);
        }
    }
}
