package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.ffmpeg.Frame;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However long a lecture is, no more pictures wait between two stages than their queue holds. */
@Timeout(60)
class FrameQueueTest {
    private static final int CAPACITY = 8;
    private static final int PICTURES = 2000;

    @Test
    void theGiverWaitsWhileTheQueueIsFullAndNoPictureIsLost() throws Exception {
        AtomicInteger given = new AtomicInteger();
        int taken = 0;
        int most = 0;
        try (FrameQueue queue = new FrameQueue(CAPACITY)) {
            Thread giver = new Thread(() -> {
                try {
                    for (int i = 0; i < PICTURES; i++) {
                        Frame frame = Frame.video(16, 16, "yuv420p");
                        frame.setPts(i);
                        queue.put(frame);
                        given.incrementAndGet();
                    }
                    queue.end();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            giver.start();
            for (Frame next = queue.take(); next != null; next = queue.take()) {
                try (Frame frame = next) {
                    most = Math.max(most, given.get() - taken);
                    assertThat(frame.pts()).isEqualTo(taken++);
                }
            }
            giver.join();
        }
        assertThat(taken).isEqualTo(PICTURES);
        // One more is in the taker's hand.
        assertThat(most).isLessThanOrEqualTo(CAPACITY + 1);
    }

    @Test
    void aGiverWhoWaitsCanBeStopped() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        try (FrameQueue queue = new FrameQueue(1)) {
            queue.put(Frame.video(16, 16, "yuv420p"));
            Thread giver = new Thread(() -> {
                try {
                    queue.put(Frame.video(16, 16, "yuv420p"));
                } catch (InterruptedException e) {
                    stopped.countDown();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            giver.start();

            giver.interrupt();

            stopped.await();
            giver.join();
        }
    }
}
