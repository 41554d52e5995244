package io.rostrum.encoder.ladder;

import io.rostrum.encoder.media.VideoFormat;
import java.util.ArrayList;
import java.util.List;

/** Fits a source into a ladder: never upscales, keeps the picture's shape, always gives at least one rendition. */
public final class LadderPlanner {
    /** A source this much larger than the best rung it fills gets a rendition of its own size. */
    private static final double WORTH_A_RUNG = 1.15;

    private LadderPlanner() {}

    /** The renditions for a source, from the highest to the lowest. */
    public static List<Rendition> plan(VideoFormat source, Ladder ladder) {
        List<Rendition> renditions = new ArrayList<>();
        Rung above = ladder.rungs().get(0);
        for (Rung rung : ladder.rungs()) {
            double scale = scale(source, rung);
            if (scale > 1) {
                above = rung;
                continue;
            }
            if (renditions.isEmpty() && above != rung && 1 / scale >= WORTH_A_RUNG) {
                renditions.add(atSourceSize(source, above, ladder));
            }
            VideoFormat fitted =
                    new VideoFormat(even(source.width() * scale), even(source.height() * scale), source.frameRate());
            renditions.add(new Rendition(rung.height() + "p", fitted, rung));
        }
        if (renditions.isEmpty()) {
            renditions.add(atSourceSize(source, above, ladder));
        }
        return List.copyOf(renditions);
    }

    /** Named by its own height, unless a rung below has that name: then by the rung that the source is too small for. */
    private static Rendition atSourceSize(VideoFormat source, Rung cost, Ladder ladder) {
        VideoFormat format = new VideoFormat(even(source.width()), even(source.height()), source.frameRate());
        boolean taken = ladder.rungs().stream().anyMatch(rung -> rung.height() == format.height());
        return new Rendition((taken ? cost.height() : format.height()) + "p", format, cost);
    }

    private static double scale(VideoFormat source, Rung rung) {
        return Math.min((double) rung.width() / source.width(), (double) rung.height() / source.height());
    }

    private static int even(double side) {
        return Math.max(2, (int) Math.round(side / 2) * 2);
    }
}
