package io.rostrum.capture.agent.library;

import io.rostrum.capture.recording.LayoutSwitch;
import io.rostrum.capture.recording.Recording;
import io.rostrum.encoder.media.Layout;
import java.util.List;
import java.util.Objects;

/**
 * What is said about a recording.
 *
 * @param title never empty
 * @param course or null
 * @param lecturer or null
 * @param language BCP 47 tag, or null
 * @param layout the programme's first layout
 * @param switches later layouts, in order of time
 */
public record Details(
        String title, String course, String lecturer, String language, Layout layout, List<LayoutSwitch> switches) {
    public Details {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(layout, "layout");
        switches = List.copyOf(switches);
    }

    /** What is said about it now. */
    public static Details of(Recording recording) {
        return new Details(
                recording.title(),
                recording.course(),
                recording.lecturer(),
                recording.language(),
                recording.layout(),
                recording.switches());
    }

    /** The recording with these words and layouts. */
    Recording into(Recording recording) {
        return recording
                .withMetadata(title, course, lecturer, language)
                .withLayout(layout)
                .withSwitches(switches);
    }

    boolean showsTheSameAs(Details other) {
        return layout == other.layout && switches.equals(other.switches);
    }
}
