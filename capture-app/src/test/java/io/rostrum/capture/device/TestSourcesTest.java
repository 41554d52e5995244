package io.rostrum.capture.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.encoder.ffmpeg.Frame;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestSourcesTest {
    private static int luma(Frame frame, SyncMark.Square square) {
        ByteBuffer plane = frame.plane(0, frame.stride(0) * frame.height());
        return plane.get((square.y() + square.side() / 2) * frame.stride(0) + square.x() + square.side() / 2) & 255;
    }

    private static void assertMarks(PicturePainter painter, SyncMark.Square square) throws Exception {
        assertThat(painter.format().width()).isEqualTo(square.pictureWidth());
        assertThat(painter.format().height()).isEqualTo(square.pictureHeight());
        for (long millis : List.of(0L, 199L, 5_000L, 10_199L)) {
            try (Frame frame = painter.paint(Duration.ofMillis(millis).toNanos())) {
                assertThat(luma(frame, square)).as("at " + millis + " ms").isEqualTo(SyncMark.LUMA_ON);
            }
        }
        for (long millis : List.of(200L, 4_999L, 12_500L)) {
            try (Frame frame = painter.paint(Duration.ofMillis(millis).toNanos())) {
                assertThat(luma(frame, square)).as("at " + millis + " ms").isEqualTo(SyncMark.LUMA_OFF);
            }
        }
    }

    @Test
    void theSquareFlashesForTheFirst200MillisecondsOfEachFiveSeconds() throws Exception {
        try (CameraPainter camera = new CameraPainter();
                SlidesPainter slides = new SlidesPainter()) {
            assertMarks(camera, SyncMark.CAMERA);
            assertMarks(slides, SyncMark.SLIDES);
        }
    }

    @Test
    void theFigureMovesAndThePageTurns() throws Exception {
        try (CameraPainter camera = new CameraPainter();
                SlidesPainter slides = new SlidesPainter()) {
            assertThat(bytes(camera, 1)).isNotEqualTo(bytes(camera, 2));
            assertThat(bytes(slides, 1)).isEqualTo(bytes(slides, 2)).isNotEqualTo(bytes(slides, 9));
        }
    }

    private static byte[] bytes(PicturePainter painter, int second) throws Exception {
        try (Frame frame = painter.paint(Duration.ofSeconds(second).toNanos())) {
            byte[] bytes = new byte[frame.stride(0) * frame.height()];
            frame.plane(0, bytes.length).get(bytes);
            return bytes;
        }
    }

    @Test
    void theVoiceIsAsLoudAsALecturerAndHasPauses() {
        SpeechVoice voice = new SpeechVoice();
        double squares = 0;
        double peak = 0;
        int silent = 0;
        int samples = 60 * SpeechVoice.RATE;
        for (int i = 0; i < samples; i++) {
            double value = voice.next();
            squares += value * value;
            peak = Math.max(peak, Math.abs(value));
            silent += Math.abs(value) < 0.001 ? 1 : 0;
        }
        assertThat(20 * Math.log10(Math.sqrt(squares / samples))).isCloseTo(-20, within(1.5));
        assertThat(20 * Math.log10(peak)).isLessThan(-9);
        assertThat(silent / (double) samples).isBetween(0.05, 0.6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test:camera", "test:slides", "test:speech"})
    void framesComeInRealTimeAtEvenDistances(String source) throws Exception {
        try (CaptureStream stream = CaptureDevice.of(SourceSpec.parse(source)).open()) {
            List<Long> times = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                try (CapturedFrame frame = stream.read()) {
                    assertThat(frame.nanos()).isLessThanOrEqualTo(System.nanoTime());
                    times.add(frame.nanos() - SyncMark.epochNanos());
                }
            }
            long step = stream.video()
                    .map(video -> Math.round(1e9 / video.frameRate()))
                    .orElse(20_000_000L);
            for (int i = 1; i < times.size(); i++) {
                assertThat(times.get(i) - times.get(i - 1)).isEqualTo(step);
            }
            stream.abort();
            assertThat(stream.read()).isNull();
        }
    }
}
