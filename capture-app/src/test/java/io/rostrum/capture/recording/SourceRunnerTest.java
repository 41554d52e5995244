package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.parts.Eventually;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SourceRunnerTest {
    private static final SourceSpec SPEC = SourceSpec.parse("v4l2:/dev/scripted");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final ScriptedDevice device = new ScriptedDevice();

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("source " + SPEC.id()))
                .count();
    }

    @Test
    void aDriverThatHangsIsLeftBehindAndTheSourceComesBack() throws Exception {
        try (SourceRunner runner = new SourceRunner(SPEC, device, Duration.ofMillis(300), () -> {})) {
            runner.start();
            Eventually.await("it works", SOON, () -> runner.state() == SourceState.OK);
            CountDownLatch hung = new CountDownLatch(1);
            device.hanging = hung;
            Eventually.await("the hang is seen", SOON, () -> {
                runner.watch();
                return runner.state() == SourceState.LOST;
            });
            assertThat(runner.status().problem()).contains("/dev/scripted").contains("Check its cable");
            assertThat(runner.latestPicture()).isEmpty();
            device.hanging = new CountDownLatch(0);
            hung.countDown();
            Eventually.await("it works again", SOON, () -> runner.state() == SourceState.OK);
            Eventually.await("the old thread is gone", SOON, () -> threads() == 1);
            try (CapturedFrame picture = runner.latestPicture().orElseThrow()) {
                assertThat(picture.frame().width()).isEqualTo(320);
            }
        }
        assertThat(threads()).isZero();
    }

    @Test
    void aDriverThatHangsBeforeItsFirstPictureIsLeftBehind() throws Exception {
        CountDownLatch hung = new CountDownLatch(1);
        device.hanging = hung;
        comesBackFrom(hung, () -> device.hanging = new CountDownLatch(0));
    }

    @Test
    void aDriverThatHangsWhileItIsOpenedIsLeftBehindAndNotManyTimes() throws Exception {
        CountDownLatch hung = new CountDownLatch(1);
        device.hangingOpen = hung;
        comesBackFrom(hung, () -> device.hangingOpen = new CountDownLatch(0));
    }

    private void comesBackFrom(CountDownLatch hung, Runnable mended) throws Exception {
        try (SourceRunner runner = new SourceRunner(SPEC, device, Duration.ofMillis(50), () -> {})) {
            runner.start();
            Eventually.await("all threads it may spend hang", SOON, () -> {
                runner.watch();
                return threads() == 4;
            });
            assertThat(runner.state()).isEqualTo(SourceState.LOST);
            long later = System.nanoTime() + Duration.ofMillis(500).toNanos();
            while (System.nanoTime() < later) {
                runner.watch();
                assertThat(threads()).isEqualTo(4);
            }
            mended.run();
            hung.countDown();
            Eventually.await("it works", SOON, () -> runner.state() == SourceState.OK);
            Eventually.await("the old threads are gone", SOON, () -> threads() == 1);
        }
    }

    @Test
    void aSourceThatFailsIsTriedAgainUntilItWorks() throws Exception {
        device.unplug();
        try (SourceRunner runner = new SourceRunner(SPEC, device, SourceRunner.PATIENCE, () -> {})) {
            assertThat(runner.state()).isEqualTo(SourceState.OPENING);
            runner.start();
            Eventually.await("the failure is told", SOON, () -> runner.state() == SourceState.LOST);
            assertThat(runner.status().problem()).isEqualTo("The scripted camera is unplugged.");
            device.plug();
            Eventually.await("it works", SOON, () -> runner.state() == SourceState.OK);
            assertThat(runner.status().problem()).isNull();
            assertThat(runner.level()).isEmpty();
        }
    }
}
