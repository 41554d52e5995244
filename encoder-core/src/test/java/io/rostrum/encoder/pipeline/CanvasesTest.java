package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.Layout;
import org.junit.jupiter.api.Test;

class CanvasesTest {
    @Test
    void aPictureIsPaintedOnAgainOnlyWhenNobodyHoldsIt() throws EncoderException {
        try (Canvases canvases = new Canvases();
                Frame back = Frame.black(64, 36)) {
            Frame shown = canvases.take(Layout.SLIDES_WITH_INSET, back).retain();

            try (Frame next = canvases.take(Layout.SLIDES_WITH_INSET, back).retain()) {
                assertThat(next.hasPixelsOf(shown)).isFalse();
                assertThat(next.hasPixelsOf(back)).isFalse();
                assertThat(next.isMine()).isFalse();
            }
            try (Frame first = shown.retain()) {
                shown.close();
                first.setPts(7);
            }

            assertThat(canvases.take(Layout.SLIDES_WITH_INSET, back).isMine()).isTrue();
        }
    }

    @Test
    void anotherSlideOrLayoutIsNotPaintedOverTheOld() throws EncoderException {
        try (Canvases canvases = new Canvases();
                Frame back = Frame.black(64, 36);
                Frame other = Frame.black(64, 36)) {
            canvases.take(Layout.SLIDES_WITH_INSET, back).plane(0, 1).put(0, (byte) 99);

            assertThat(level(canvases.take(Layout.SLIDES_WITH_INSET, back))).isEqualTo(99);
            assertThat(level(canvases.take(Layout.SLIDES_WITH_INSET, other))).isEqualTo(16);
            assertThat(level(canvases.take(Layout.SIDE_BY_SIDE, other))).isEqualTo(16);
        }
    }

    private static int level(Frame frame) {
        return frame.plane(0, 1).get(0);
    }
}
