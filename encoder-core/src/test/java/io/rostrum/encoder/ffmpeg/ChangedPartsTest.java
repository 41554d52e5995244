package io.rostrum.encoder.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.VideoFormat;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedPartsTest {
    private static final int WIDTH = 128;
    private static final int HEIGHT = 64;
    private static final int DARK = 60;
    private static final int LIGHT = 180;

    /** A picture that is another all over, of which x264 is told that only its right half changed. */
    @Test
    void x264RepeatsWhatItIsToldHasNotChanged() throws Exception {
        byte[] told = second(List.of(new ChangedParts.Part(WIDTH / 2, 0, WIDTH / 2, HEIGHT)));

        assertThat(at(told, 8)).isCloseTo(DARK, within(8));
        assertThat(at(told, WIDTH - 8)).isCloseTo(LIGHT, within(8));
    }

    @Test
    void toldNothingOrThatAllChangedItLooksEverywhere() throws Exception {
        for (byte[] picture : List.of(second(null), second(List.of(new ChangedParts.Part(0, 0, WIDTH, HEIGHT))))) {
            assertThat(at(picture, 8)).isCloseTo(LIGHT, within(8));
            assertThat(at(picture, WIDTH - 8)).isCloseTo(LIGHT, within(8));
        }
    }

    /** The luma of the picture after a dark one, as decoded. */
    private static byte[] second(List<ChangedParts.Part> told) throws EncoderException {
        VideoEncoderSettings settings = new VideoEncoderSettings(
                new VideoFormat(WIDTH, HEIGHT, 25),
                "veryfast",
                22,
                0,
                0,
                0,
                0,
                1,
                "weightp=0:no-mbtree=1:aq-mode=0:qcomp=1");
        try (VideoEncoder encoder = VideoEncoder.open(settings);
                Decoder decoder = Decoder.of(encoder.format())) {
            List<EncodedSample> samples = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                try (Frame frame = plain(i == 0 ? DARK : LIGHT)) {
                    frame.setPts(i * 3_600L);
                    if (i == 1 && told != null) {
                        ChangedParts.tell(frame, told);
                    }
                    encoder.send(frame, i == 0);
                }
                drain(encoder, samples);
            }
            encoder.send(null, false);
            drain(encoder, samples);
            assertThat(samples).hasSize(2);
            byte[] luma = null;
            for (int i = 0; i <= samples.size(); i++) {
                decoder.send(i < samples.size() ? samples.get(i) : null);
                for (Frame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
                    luma = luma(frame);
                    frame.close();
                }
            }
            return luma;
        }
    }

    private static void drain(VideoEncoder encoder, List<EncodedSample> samples) throws EncoderException {
        for (EncodedSample sample = encoder.receive(); sample != null; sample = encoder.receive()) {
            samples.add(sample);
        }
    }

    private static Frame plain(int level) throws EncoderException {
        Frame frame = Frame.black(WIDTH, HEIGHT);
        byte[] luma = new byte[frame.stride(0) * HEIGHT];
        Arrays.fill(luma, (byte) level);
        frame.plane(0, luma.length).put(luma);
        return frame;
    }

    private static byte[] luma(Frame frame) {
        byte[] row = new byte[WIDTH];
        ByteBuffer plane = frame.plane(0, frame.stride(0) * HEIGHT);
        plane.position(frame.stride(0) * HEIGHT / 2);
        plane.get(row);
        return row;
    }

    private static int at(byte[] row, int x) {
        return Byte.toUnsignedInt(row[x]);
    }
}
