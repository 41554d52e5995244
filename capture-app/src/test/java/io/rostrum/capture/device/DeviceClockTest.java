package io.rostrum.capture.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DeviceClockTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MONOTONIC = 5_000 * SECOND;
    private static final long WALL = 1_800_000_000L * SECOND;

    private static DeviceClock clock(DeviceClock.Origin origin) {
        return new DeviceClock(origin, () -> MONOTONIC, () -> WALL);
    }

    @Test
    void wallClockTimesAreMovedByAFixedOffset() {
        DeviceClock clock = clock(DeviceClock.Origin.MACHINE);
        assertThat(clock.toMonotonic(WALL + SECOND, MONOTONIC + SECOND + 40_000_000))
                .isEqualTo(MONOTONIC + SECOND);
        // Late delivery does not move a frame.
        assertThat(clock.toMonotonic(WALL + 2 * SECOND, MONOTONIC + 2 * SECOND + 900_000_000))
                .isEqualTo(MONOTONIC + 2 * SECOND);
    }

    @Test
    void monotonicTimesStayAsTheyAre() {
        DeviceClock clock = clock(DeviceClock.Origin.MACHINE);
        assertThat(clock.toMonotonic(MONOTONIC + 3, MONOTONIC + 30)).isEqualTo(MONOTONIC + 3);
    }

    @Test
    void aWallClockThatIsSetDoesNotTearTheRecording() {
        DeviceClock clock = clock(DeviceClock.Origin.MACHINE);
        clock.toMonotonic(WALL, MONOTONIC);
        long arrival = MONOTONIC + SECOND;
        assertThat(clock.toMonotonic(WALL + 3600 * SECOND, arrival)).isEqualTo(arrival);
        assertThat(clock.toMonotonic(WALL + 3601 * SECOND, arrival + SECOND)).isEqualTo(arrival + SECOND);
    }

    @Test
    void unknownTimesAreAnchoredAtTheFrameThatWaitedLeast() {
        DeviceClock clock = clock(DeviceClock.Origin.UNKNOWN);
        assertThat(clock.toMonotonic(0, MONOTONIC)).isEqualTo(MONOTONIC);
        // The first frame had waited 600 ms in a buffer: the second shows it.
        assertThat(clock.toMonotonic(SECOND, MONOTONIC + 400_000_000)).isEqualTo(MONOTONIC + 400_000_000);
        assertThat(clock.toMonotonic(2 * SECOND, MONOTONIC + 1_450_000_000)).isEqualTo(MONOTONIC + 1_400_000_000);
    }

    @Test
    void afterSettlingTheAnchorHolds() {
        DeviceClock clock = clock(DeviceClock.Origin.UNKNOWN);
        for (int i = 0; i <= 5; i++) {
            clock.toMonotonic(i * SECOND, MONOTONIC + i * SECOND);
        }
        assertThat(clock.toMonotonic(6 * SECOND, MONOTONIC + 6 * SECOND - 50_000_000))
                .isEqualTo(MONOTONIC + 6 * SECOND);
    }

    @Test
    void aDeviceThatBeginsToCountAnewIsAnchoredAnew() {
        DeviceClock clock = clock(DeviceClock.Origin.UNKNOWN);
        clock.toMonotonic(100 * SECOND, MONOTONIC);
        assertThat(clock.toMonotonic(0, MONOTONIC + SECOND)).isEqualTo(MONOTONIC + SECOND);
    }

    @Test
    void aFileKeepsItsOwnTimesHoweverFastItIsRead() {
        DeviceClock clock = clock(DeviceClock.Origin.FREE);
        clock.toMonotonic(0, MONOTONIC);
        assertThat(clock.toMonotonic(60 * SECOND, MONOTONIC + 1)).isEqualTo(MONOTONIC + 60 * SECOND);
    }

    /** FIELD, Technicians: A/V drift over hours depends on the camera. */
    @Test
    void aCameraWhoseClockRunsOffIsFollowedForHoursThroughDeliveryThatJitters() {
        DeviceClock clock = clock(DeviceClock.Origin.UNKNOWN);
        Random random = new Random(5);
        double worst = 0;
        for (long frame = 0; frame < 3 * 3600 * 5; frame++) {
            double seconds = frame / 5.0;
            long device = Math.round(seconds * (1 - 150e-6) * SECOND);
            long truth = MONOTONIC + Math.round(seconds * SECOND);
            long arrival = truth + Math.round(Math.abs(random.nextGaussian()) * 30_000_000);
            double error = (clock.toMonotonic(device, arrival) - truth) / 1e6;
            worst = frame < 50 ? 0 : Math.max(worst, Math.abs(error));
        }
        assertThat(worst).as("milliseconds").isLessThan(15);
    }
}
