package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.device.CaptureDevice;
import io.rostrum.capture.device.CaptureStream;
import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.AudioFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What the recorder notices, on a clock that the test drives. */
class DetectorsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int RATE = 48_000;

    private static SoundWatch after(double seconds, double peak, double rms, SoundWatch watch, long from) {
        for (long at = 0; at <= seconds * 1000; at += 66) {
            watch.add(new SoundLevel("mic", peak, rms), from + at * SECOND / 1000);
        }
        return watch;
    }

    /** FIELD, Technicians: audio at most -60 dBFS for 10 s in mid-recording. */
    @Test
    void tenSecondsOfSilenceInTheMiddleOfALectureAreTold() {
        SoundWatch watch = after(3, -20, -30, new SoundWatch(0), 0);
        assertThat(after(9, -60, -62, watch, 3 * SECOND).isSilent()).isFalse();
        assertThat(after(2, -60, -62, watch, 12 * SECOND).isSilent()).isTrue();
        assertThat(watch.silentSeconds()).isBetween(10.0, 12.0);
        assertThat(after(1, -20, -30, watch, 14 * SECOND).isSilent()).isFalse();
    }

    /** FIELD, Technicians: five minutes at the start. Lecturers: a muted microphone within ten seconds. */
    @Test
    void aQuietRoomMayWaitFiveMinutesForItsLecturerButADeadMicrophoneIsToldAtOnce() {
        SoundWatch quiet = new SoundWatch(0);
        assertThat(after(290, -60, -65, quiet, 0).isSilent()).isFalse();
        assertThat(after(15, -60, -65, quiet, 290 * SECOND).isSilent()).isTrue();
        assertThat(after(11, -120, -120, new SoundWatch(0), 0).isSilent()).isTrue();
    }

    @Test
    void loudSoundThatIsCutOffIsClippingButOneKnockIsNot() {
        SoundWatch watch = new SoundWatch(0);
        watch.add(new SoundLevel("mic", 0, -10), 0);
        assertThat(after(1, -6, -20, watch, SECOND).isClipping()).isFalse();
        assertThat(after(0.3, 0, -6, watch, 2 * SECOND).isClipping()).isTrue();
        assertThat(after(6, -6, -20, watch, 3 * SECOND).isClipping()).isFalse();
    }

    private static void show(PictureWatch watch, int luma, int noise, double from, double seconds) throws Exception {
        Random random = new Random(7);
        for (double at = from; at <= from + seconds; at += 0.1) {
            try (Frame picture = Frame.video(64, 64, "yuv420p")) {
                ByteBuffer bytes = picture.plane(0, picture.stride(0) * 64);
                while (bytes.hasRemaining()) {
                    bytes.put((byte) (luma + (noise == 0 ? 0 : random.nextInt(noise))));
                }
                watch.add(picture, Math.round(at * SECOND));
            }
        }
    }

    @Test
    void aBlackPictureAndAFrozenOneAreToldApart() throws Exception {
        PictureWatch watch = new PictureWatch(0);
        show(watch, 16, 4, 0, 4);
        assertThat(watch.isBlack()).isTrue();
        assertThat(watch.isFrozen()).isFalse();
        show(watch, 120, 0, 4, 11);
        assertThat(watch.isBlack()).isFalse();
        assertThat(watch.isFrozen()).isTrue();
        show(watch, 120, 3, 15, 1);
        assertThat(watch.isFrozen()).isFalse();
    }

    private static boolean speaks(VoiceActivity voice, IntToDoubleFunction wave) throws Exception {
        for (int block = 0; block < 300; block++) {
            try (Frame sound = Frame.audio(RATE / 50, new AudioFormat(RATE, 1), "s16")) {
                ShortBuffer samples = sound.plane(0, RATE / 50 * 2)
                        .order(ByteOrder.nativeOrder())
                        .asShortBuffer();
                for (int i = 0; i < RATE / 50; i++) {
                    double value = wave.applyAsDouble(block * (RATE / 50) + i);
                    samples.put(i, (short) (32_000 * Math.max(-1, Math.min(1, value))));
                }
                voice.add(sound);
            }
        }
        return voice.isSpeaking();
    }

    /** FIELD, Lecturers: the warning must hear speech, not slide clicks. */
    @Test
    void clicksHumAndNoiseAreNoSpeech() throws Exception {
        Random random = new Random(3);
        assertThat(speaks(
                        new VoiceActivity(),
                        i -> i % 24_000 < 240 ? 0.8 * random.nextGaussian() : 0.001 * random.nextGaussian()))
                .as("clicks, two a second")
                .isFalse();
        assertThat(speaks(new VoiceActivity(), i -> 0.2 * Math.sin(2 * Math.PI * 100 * i / RATE)))
                .as("a projector's hum")
                .isFalse();
        assertThat(speaks(new VoiceActivity(), i -> 0.1 * random.nextGaussian()))
                .as("a fan")
                .isFalse();
    }

    @Test
    void aVoiceIsSpeech() throws Exception {
        VoiceActivity voice = new VoiceActivity();
        try (CaptureStream speech =
                CaptureDevice.of(SourceSpec.parse("test:speech")).open()) {
            for (int block = 0; block < 250 && !voice.isSpeaking(); block++) {
                try (CapturedFrame sound = speech.read()) {
                    voice.add(sound.frame());
                }
            }
        }
        assertThat(voice.isSpeaking()).isTrue();
    }
}
