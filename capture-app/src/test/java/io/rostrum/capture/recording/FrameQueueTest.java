package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.capture.recording.parts.Eventually;
import io.rostrum.encoder.ffmpeg.Frame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FrameQueueTest {
    private static CapturedFrame frame(long nanos) throws Exception {
        return new CapturedFrame(Frame.video(2, 2, "yuv420p"), nanos);
    }

    @Test
    void aPictureTooManyIsRefusedAndTheOldestComeOutFirst() throws Exception {
        FrameQueue queue = new FrameQueue(2, false);
        assertThat(queue.offer(frame(1))).isTrue();
        assertThat(queue.isPressed()).isFalse();
        assertThat(queue.offer(frame(2))).isTrue();
        assertThat(queue.isPressed()).isTrue();
        assertThat(queue.offer(frame(3))).isFalse();
        queue.end();
        assertThat(queue.isDone()).isFalse();
        for (long nanos = 1; nanos <= 2; nanos++) {
            try (CapturedFrame next = queue.take(0)) {
                assertThat(next.nanos()).isEqualTo(nanos);
            }
        }
        assertThat(queue.isDone()).isTrue();
        assertThat(queue.take(1_000)).isNull();
    }

    @Test
    void soundWaitsUntilThereIsRoomAndNothingIsLost() throws Exception {
        FrameQueue queue = new FrameQueue(1, true);
        queue.offer(frame(1));
        CapturedFrame second = frame(2);
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> queue.offer(second));
        queue.take(0).close();
        Eventually.await("the second is in", Duration.ofSeconds(5), waiting::isDone);
        try (CapturedFrame next = queue.take(1_000)) {
            assertThat(next.nanos()).isEqualTo(2);
        }
    }

    @Test
    void nobodyWaitsForATrackThatDied() throws Exception {
        FrameQueue queue = new FrameQueue(1, true);
        queue.offer(frame(1));
        CapturedFrame second = frame(2);
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> queue.offer(second));
        queue.abandon();
        Eventually.await("the source is free", Duration.ofSeconds(5), waiting::isDone);
        assertThat(queue.offer(frame(3))).isTrue();
        assertThat(queue.take(0)).isNull();
    }
}
