package io.rostrum.capture.recording;

import io.rostrum.encoder.media.Layout;
import java.util.ArrayList;
import java.util.List;

/** Which layouts a room can offer. */
public final class Layouts {
    private Layouts() {}

    /**
     * The layouts possible with these pictures, best first.
     *
     * @param slides whether there is a picture of slides
     * @param presenter whether there is a picture of the presenter
     */
    public static List<Layout> possible(boolean slides, boolean presenter) {
        List<Layout> layouts = new ArrayList<>();
        if (slides && presenter) {
            layouts.add(Layout.SLIDES_WITH_INSET);
        }
        if (slides) {
            layouts.add(Layout.SLIDES);
        }
        if (presenter) {
            layouts.add(Layout.PRESENTER);
        }
        if (slides && presenter) {
            layouts.add(Layout.SIDE_BY_SIDE);
        }
        return layouts;
    }

    /** The first of the possible ones; the presenter's if there is no picture at all, as of a recording of sound. */
    static Layout best(boolean slides, boolean presenter) {
        List<Layout> layouts = possible(slides, presenter);
        return layouts.isEmpty() ? Layout.PRESENTER : layouts.get(0);
    }
}
