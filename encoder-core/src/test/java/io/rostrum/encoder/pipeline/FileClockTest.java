package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileClockTest {
    private static final long SECOND = 1_000_000;
    private static final int PICTURE = 0;
    private static final int SOUND = 1;

    private final FileClock clock = new FileClock(10 * SECOND);

    @Test
    void timesThatGoOnAreLeftAlone() {
        for (int i = 0; i < 100; i++) {
            assertThat(clock.shift(PICTURE, i * SECOND, SECOND)).isZero();
            assertThat(clock.shift(SOUND, i * SECOND - SECOND / 2, SECOND)).isZero();
        }
    }

    @Test
    void whatGoesBackGoesOnWhereTheFileHadComeTo() {
        clock.shift(PICTURE, 0, SECOND);
        clock.shift(SOUND, 0, 2 * SECOND);
        clock.shift(PICTURE, 5 * SECOND, SECOND);

        assertThat(clock.shift(PICTURE, 0, SECOND)).isEqualTo(6 * SECOND);
        assertThat(clock.shift(SOUND, 5 * SECOND, SECOND))
                .as("a straggler from before the break")
                .isZero();
        assertThat(clock.shift(SOUND, 0, SECOND)).as("the same break").isEqualTo(6 * SECOND);
        assertThat(clock.shift(PICTURE, SECOND, SECOND)).isEqualTo(6 * SECOND);
    }

    @Test
    void aJumpFarForwardIsABreakToo() {
        clock.shift(PICTURE, 0, SECOND);

        assertThat(clock.shift(PICTURE, 3600 * SECOND, SECOND)).isEqualTo(SECOND - 3600 * SECOND);
    }

    @Test
    void aStreamThatPausesWhileAnotherGoesOnHasNotJumped() {
        clock.shift(SOUND, 0, SECOND);
        for (int i = 0; i < 60; i++) {
            clock.shift(PICTURE, i * SECOND, SECOND);
        }

        assertThat(clock.shift(SOUND, 60 * SECOND, SECOND)).isZero();
    }
}
