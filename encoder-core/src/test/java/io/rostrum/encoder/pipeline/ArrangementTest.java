package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.ladder.LadderPlanner;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.VideoFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrangementTest {
    private static final VideoFormat CANVAS = new VideoFormat(1920, 1080, 25);

    @ParameterizedTest
    @CsvSource({"1920,1080", "1280,720", "640,480"})
    void theInsetStandsAtTheSamePlaceInEachRung(int width, int height) {
        Map<Flavor, VideoFormat> shapes =
                Map.of(Flavor.SLIDES, CANVAS, Flavor.PRESENTER, new VideoFormat(width, height, 25));
        List<Piece> pieces = Arrangement.of(Layout.SLIDES_WITH_INSET, CANVAS, shapes);
        Piece inset = pieces.get(1);

        assertThat(pieces.get(0).fills(CANVAS)).isTrue();
        assertThat(inset.width() * 5).isEqualTo(CANVAS.width());
        for (Rendition rung : LadderPlanner.plan(CANVAS, Ladder.LECTURE)) {
            if (rung.format().height() > 234) {
                double part = (double) rung.format().width() / CANVAS.width();
                Piece scaled = inset.scaled(CANVAS, rung.format());
                assertThat(new double[] {scaled.x(), scaled.y(), scaled.width(), scaled.height()})
                        .describedAs(rung.name())
                        .containsExactly(
                                new double[] {
                                    inset.x() * part, inset.y() * part, inset.width() * part, inset.height() * part
                                },
                                offset(1e-6));
            }
        }
    }
}
