package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.media.TimeRange;
import io.rostrum.encoder.text.Chapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What makes the programme of the recorded hours, beside its first layout. All times are on the inputs' clock: since the recording's
 * start.
 *
 * @param changes the layouts after the first, in order of time; asked again and again while a recording grows, from one thread
 * @param cuts what nobody shall see or hear, in order of time, not overlapping; asked again and again as well, from any thread
 * @param chapters in order of time, on the programme's clock; asked once, at the end
 */
public record Edits(
        Supplier<List<LayoutChange>> changes, Supplier<List<TimeRange>> cuts, Supplier<List<Chapter>> chapters) {
    private static final Duration END_OF_TIME = Duration.ofDays(1000);

    /** All is shown, in one layout. */
    public static final Edits NONE = new Edits(List::of, List::of, List::of);

    /** Edits of a complete recording. */
    public static Edits of(List<LayoutChange> changes, List<TimeRange> cuts, List<Chapter> chapters) {
        List<LayoutChange> allChanges = List.copyOf(changes);
        List<TimeRange> allCuts = List.copyOf(cuts);
        List<Chapter> allChapters = List.copyOf(chapters);
        for (int i = 1; i < allCuts.size(); i++) {
            if (allCuts.get(i).start().compareTo(allCuts.get(i - 1).end()) < 0) {
                throw new IllegalArgumentException("Cuts stand in order of time and do not overlap.");
            }
        }
        return new Edits(() -> allChanges, () -> allCuts, () -> allChapters);
    }

    /** The same edits of a programme that is over at a time, counted without what is cut away. */
    Edits endingAt(Duration end) {
        List<TimeRange> kept = new ArrayList<>();
        Duration over = end;
        for (TimeRange cut : cuts.get()) {
            if (cut.start().compareTo(over) <= 0) {
                kept.add(cut);
                over = over.plus(cut.end()).minus(cut.start());
            }
        }
        kept.add(new TimeRange(over, END_OF_TIME));
        return new Edits(changes, () -> kept, chapters);
    }

    /** The same edits in one layout from the start to the end. */
    public Edits inOneLayout() {
        return new Edits(List::of, cuts, chapters);
    }
}
