package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.AudioFormat;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** FIELD, Technicians: sound and picture drift apart over hours. Three hours on a simulated clock, with the real resampler. */
class LongLectureTest {
    private static final int RATE = 4_000;
    private static final int BLOCK = 1_000;
    private static final double HOURS = 3;
    /** Of every minute one sample is loud, at a true time that is known. */
    private static final double CLICK_SECONDS = 60;

    private final List<Double> heard = new ArrayList<>();
    private long sample;
    private double lastLoud = -1;

    private void listen(Frame block) {
        ShortBuffer values = block.plane(0, block.samples() * 2)
                .order(ByteOrder.nativeOrder())
                .asShortBuffer();
        for (int i = 0; i < block.samples(); i++) {
            double at = (double) (sample + i) / RATE;
            if (values.get(i) > 6_000 && at - lastLoud > 1) {
                heard.add(at);
                lastLoud = at;
            }
        }
        sample += block.samples();
    }

    @Test
    void afterThreeHoursASoundCardThatIs200PpmFastIsStillWithinFortyMilliseconds() throws Exception {
        double fast = 200e-6;
        Random jitter = new Random(11);
        SampleClock clock = new SampleClock();
        SyncMeter meter = new SyncMeter();
        try (SoundTimeline timeline = new SoundTimeline(new AudioFormat(RATE, 1), 0, this::listen);
                Frame block = Frame.audio(BLOCK, new AudioFormat(RATE, 1), "s16")) {
            ShortBuffer values =
                    block.plane(0, BLOCK * 2).order(ByteOrder.nativeOrder()).asShortBuffer();
            long counted = 0;
            double perSecond = RATE * (1 + fast);
            while (counted / perSecond < HOURS * 3600) {
                for (int i = 0; i < BLOCK; i++) {
                    double at = (counted + i) / perSecond;
                    double since = at % CLICK_SECONDS;
                    values.put(i, (short) (at > 1 && since < 0.003 ? 20_000 : 0));
                }
                double delivered = counted / perSecond + jitter.nextDouble() * 0.008;
                long nanos = Math.round(delivered * 1e9);
                meter.add(block, nanos, nanos + 20_000_000);
                timeline.add(block, clock.smooth(nanos, BLOCK, RATE));
                counted += BLOCK;
            }
            timeline.finish(0);
        }
        assertThat(heard).hasSizeBetween((int) (HOURS * 60) - 1, (int) (HOURS * 60));
        for (int i = 0; i < heard.size(); i++) {
            assertThat(heard.get(i)).as("minute " + (i + 1)).isCloseTo((i + 1) * CLICK_SECONDS, within(0.040));
        }
        assertThat(meter.driftPpm()).isCloseTo(200, within(2.0));
        assertThat(meter.jitterMillis()).isBetween(1.0, 4.0);
        assertThat(meter.offsetMillis()).isCloseTo(20, within(0.1));
    }
}
