package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    private static final int WIDTH = 38; // neither luma nor chroma is a multiple of eight
    private static final int HEIGHT = 6;

    /** Each place of a row once: whole groups of eight, and what is left over. */
    @ParameterizedTest
    @CsvSource({
        "100,106,true",
        "100,94,true",
        "100,107,false",
        "100,93,false",
        "0,6,true",
        "0,7,false",
        "255,249,true",
        "255,248,false",
        "0,255,false",
        "255,0,false",
        "128,127,true"
    })
    void aDifferenceBeyondTheToleranceIsSeenWhereverItIs(int one, int other, boolean alike) throws EncoderException {
        for (int plane = 0; plane < 3; plane++) {
            int width = plane == 0 ? WIDTH : WIDTH / 2;
            for (int x = 0; x < width; x++) {
                try (Frame first = filled(one);
                        Frame second = filled(one)) {
                    int place = second.stride(plane) * 2 + x;
                    second.plane(plane, place + 1).put(place, (byte) other);

                    assertThat(Likeness.same(first, second))
                            .describedAs("plane %d, column %d", plane, x)
                            .isEqualTo(alike);
                }
            }
        }
    }

    private static Frame filled(int level) throws EncoderException {
        Frame frame = Frame.video(WIDTH, HEIGHT, "yuv420p");
        for (int plane = 0; plane < 3; plane++) {
            byte[] bytes = new byte[frame.stride(plane) * (plane == 0 ? HEIGHT : HEIGHT / 2)];
            java.util.Arrays.fill(bytes, (byte) level);
            frame.plane(plane, bytes.length).put(bytes);
        }
        return frame;
    }
}
