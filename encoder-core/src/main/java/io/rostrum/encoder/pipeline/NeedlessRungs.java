package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.hls.Bandwidth;
import io.rostrum.encoder.ladder.Rendition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the rungs that give players no choice, because they cost nearly what the next lower one costs: slides of plain text are
 * that cheap in several sizes. The highest rung and the lowest with each sound are never among them.
 */
final class NeedlessRungs {
    private static final double NEARLY = 1.1;

    private NeedlessRungs() {}

    /**
     * The needless ones.
     *
     * @param renditions from the highest to the lowest
     * @param cost of a rendition with its sound
     */
    static List<Rendition> of(List<Rendition> renditions, Function<Rendition, Bandwidth> cost) {
        List<Rendition> needless = new ArrayList<>();
        Rendition below = null;
        for (int i = renditions.size() - 1; i > 0; i--) {
            Rendition rendition = renditions.get(i);
            boolean sameSound =
                    below != null && below.rung().sound() == rendition.rung().sound();
            if (sameSound && nearly(cost.apply(rendition), cost.apply(below))) {
                needless.add(0, rendition);
            } else {
                below = rendition;
            }
        }
        return needless;
    }

    private static boolean nearly(Bandwidth cost, Bandwidth below) {
        return cost.peak() <= NEARLY * below.peak() && cost.average() <= NEARLY * below.average();
    }
}
