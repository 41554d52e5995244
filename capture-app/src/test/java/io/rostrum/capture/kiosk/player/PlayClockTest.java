package io.rostrum.capture.kiosk.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlayClockTest {
    private static final int TENTH = SoundOut.RATE / 10;

    private final AtomicLong played = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void theTimeIsThatOfTheSoundThatIsHeardAndJumpsOverWhatIsLeftOut() {
        PlayClock clock = new PlayClock(played::get, 7_000);
        assertThat(clock.millis()).isEqualTo(7_000);

        clock.writing(7_010, TENTH);
        clock.writing(7_110, TENTH);
        clock.writing(90_000, TENTH); // a hidden pause lies before it
        assertThat(clock.millis()).isEqualTo(7_010);
        played.set(TENTH + TENTH / 2);
        assertThat(clock.millis()).isEqualTo(7_160);
        assertThat(clock.isDone()).isFalse();
        played.set(2L * TENTH);
        assertThat(clock.millis()).isEqualTo(90_000);
        played.set(3L * TENTH);
        assertThat(clock.millis()).isEqualTo(90_100);
        assertThat(clock.isDone()).isTrue();
    }

    @Test
    void withoutLoudspeakersTimePassesAsFastAsTheSoundWouldAndStandsStillWhileNothingComes() throws Exception {
        SilentOut silent = new SilentOut(nanos::get);
        silent.write(new byte[TENTH * SoundOut.BYTES_A_FRAME]);
        assertThat(silent.playedFrames()).isZero();
        nanos.set(50_000_000);
        assertThat(silent.playedFrames()).isCloseTo(TENTH / 2, org.assertj.core.data.Offset.offset(2L));
        nanos.set(2_000_000_000);
        assertThat(silent.playedFrames()).isEqualTo(TENTH);

        silent.write(new byte[TENTH * SoundOut.BYTES_A_FRAME]);
        assertThat(silent.playedFrames()).isCloseTo(TENTH, org.assertj.core.data.Offset.offset(2L));
        nanos.set(2_050_000_000);
        assertThat(silent.playedFrames()).isCloseTo(TENTH * 3 / 2, org.assertj.core.data.Offset.offset(2L));
    }
}
