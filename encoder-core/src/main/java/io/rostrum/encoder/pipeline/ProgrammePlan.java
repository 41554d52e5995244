package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the programme is made of: which streams, in which layout, from which common zero.
 *
 * @param pictures what each flavor that the layout shows; empty for sound alone
 * @param sources all pictures that the inputs hold
 * @param sounds the streams that may be heard, the main one first; empty for pictures alone
 * @param timeline how the pictures are arranged when; empty if there is at most one
 * @param originMicros the zero of the programme on the inputs' clock: where the first of the streams starts
 * @param duration of the longest input, if the inputs say
 * @param stated how long each input says it is, in its own header
 * @param losses what cannot be read of the inputs, while the rest can
 */
record ProgrammePlan(
        Map<Flavor, Strand> pictures,
        Map<Flavor, Strand> sources,
        List<Sound> sounds,
        LayoutTimeline timeline,
        long originMicros,
        Optional<Duration> duration,
        Map<Path, Duration> stated,
        List<Loss> losses) {

    /** The main sound; null for pictures alone. */
    Strand sound() {
        return sounds.isEmpty() ? null : sounds.get(0).strand();
    }

    /** Whether any of it still grows. */
    boolean grows() {
        return Stream.concat(pictures.values().stream(), sounds.stream().map(Sound::strand))
                .anyMatch(Strand::grows);
    }

    /** Which tracks are in no part of the programme, because others show or say the same time; a sentence each. */
    List<String> notices() {
        return Stream.concat(pictures.values().stream(), sounds.stream().map(Sound::strand))
                .flatMap(strand -> strand.unused().stream())
                .distinct()
                .map(file -> file + " is not in the package: another track of the same kind covers its time.")
                .toList();
    }

    /** Looks into the inputs and decides. */
    static ProgrammePlan of(EncodeRequest request) throws EncoderException, InterruptedException {
        InputScan scan = InputScan.of(request);
        boolean growing = scan.isGrowing();
        Map<Flavor, Strand> found = scan.pictures();
        List<Sound> sounds = scan.sounds();
        if (found.isEmpty() && sounds.isEmpty()) {
            throw new EncoderException(Code.BAD_INPUT, "The inputs hold neither picture nor sound.");
        }
        Cuts cuts = Cuts.of(request.edits().cuts(), growing);
        found.replaceAll((flavor, strand) -> strand.with(cuts));
        sounds = sounds.stream().map(sound -> sound.with(cuts)).toList();
        Layout layout = layout(found, request.layout());
        boolean choice = found.containsKey(Flavor.SLIDES) && found.containsKey(Flavor.PRESENTER);
        Edits edits = choice ? request.edits() : Edits.NONE;
        Map<Flavor, Strand> shown = new EnumMap<>(Flavor.class);
        Map<Flavor, Strand> all = found;
        LayoutTimeline.of(layout, edits.changes(), 0, false).layouts().forEach(each -> shown.putAll(shown(all, each)));
        if (layout == null || choice && growing) {
            shown.putAll(found); // the one picture there is; or a change of layout may still come
        }
        long origin = origin(request.form().views() ? found : shown, sounds);
        LayoutTimeline timeline = LayoutTimeline.of(layout, edits.changes(), origin, growing && choice);
        return new ProgrammePlan(
                shown,
                found,
                sounds,
                timeline,
                origin,
                growing ? Optional.empty() : Optional.of(scan.longest()).filter(d -> !d.isZero()),
                scan.stated(),
                scan.losses());
    }

    /** Whether slides and presenter can each be shown alone. */
    boolean hasViews() {
        return sources.containsKey(Flavor.SLIDES) && sources.containsKey(Flavor.PRESENTER);
    }

    /** One source on the same clock, without sound. */
    ProgrammePlan alone(Flavor flavor) {
        Layout layout = flavor == Flavor.SLIDES ? Layout.SLIDES : Layout.PRESENTER;
        return new ProgrammePlan(
                Map.of(flavor, sources.get(flavor)),
                sources,
                List.of(),
                LayoutTimeline.of(layout, List::of, originMicros, false),
                originMicros,
                duration,
                Map.of(),
                List.of());
    }

    /** What was asked for if the inputs allow it, else what shows most of them. */
    private static Layout layout(Map<Flavor, Strand> found, Layout wanted) {
        boolean slides = found.containsKey(Flavor.SLIDES);
        boolean presenter = found.containsKey(Flavor.PRESENTER);
        if (slides && presenter) {
            return wanted == null ? Layout.SLIDES_WITH_INSET : wanted;
        }
        if (slides) {
            return Layout.SLIDES;
        }
        return presenter ? Layout.PRESENTER : null;
    }

    private static Map<Flavor, Strand> shown(Map<Flavor, Strand> found, Layout layout) {
        Map<Flavor, Strand> shown = new EnumMap<>(Flavor.class);
        if (layout == null) {
            shown.putAll(found); // a finished picture, or none
        } else {
            if (layout != Layout.PRESENTER) {
                shown.put(Flavor.SLIDES, found.get(Flavor.SLIDES));
            }
            if (layout != Layout.SLIDES) {
                shown.put(Flavor.PRESENTER, found.get(Flavor.PRESENTER));
            }
        }
        return shown;
    }

    private static long origin(Map<Flavor, Strand> shown, List<Sound> sounds) {
        long origin = Long.MAX_VALUE;
        for (Sound sound : sounds) {
            origin = Math.min(origin, sound.strand().startMicros());
        }
        for (Strand strand : shown.values()) {
            origin = Math.min(origin, strand.startMicros());
        }
        return origin;
    }
}
