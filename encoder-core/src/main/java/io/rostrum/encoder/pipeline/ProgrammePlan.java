package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.master.Growth;
import io.rostrum.encoder.master.MasterReader;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.VideoFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the programme is made of: which streams, in which layout, from which common zero.
 *
 * @param pictures the stream of each flavor that the layout shows; empty for sound alone
 * @param sounds the streams that may be heard, the main one first; empty for pictures alone
 * @param timeline how the pictures are arranged when; empty if there is at most one
 * @param originMicros the zero of the programme on the inputs' clock: where the first of the streams starts
 * @param duration of the longest input, if the inputs say
 * @param stated how long each input says it is, in its own header
 */
record ProgrammePlan(
        Map<Flavor, Source> pictures,
        List<Sound> sounds,
        LayoutTimeline timeline,
        long originMicros,
        Optional<Duration> duration,
        Map<Path, Duration> stated) {

    private static final int SMALLEST_SIDE = 16;
    private static final long BEGINNING_SECONDS = 3;

    /**
     * A stream of a file.
     *
     * @param growth whether more of it will come
     * @param cuts what of it is left out
     */
    record Source(Path file, StreamInfo stream, Growth growth, Cuts cuts) {
        Source(Path file, StreamInfo stream, Growth growth) {
            this(file, stream, growth, Cuts.NONE);
        }

        Source with(Cuts others) {
            return new Source(file, stream, growth, others);
        }

        /** When it starts on the inputs' clock, less what is cut away before. */
        long startMicros() {
            return stream.startMicros() - cuts.before(stream.startMicros());
        }

        boolean grows() {
            return growth != Growth.ENDED;
        }
    }

    /** The main sound; null for pictures alone. */
    Source sound() {
        return sounds.isEmpty() ? null : sounds.get(0).source();
    }

    /** Looks into the inputs and decides. */
    static ProgrammePlan of(EncodeRequest request) throws EncoderException, InterruptedException {
        Map<Flavor, Source> found = new EnumMap<>(Flavor.class);
        List<Sound> sounds = List.of();
        Duration longest = null;
        boolean growing = false;
        Map<Path, Duration> stated = new HashMap<>();
        for (InputTrack input : request.inputs()) {
            awaitBeginning(input);
            try (Demuxer demuxer = open(input.file())) {
                picture(input.file(), demuxer)
                        .ifPresent(stream ->
                                found.putIfAbsent(input.flavor(), new Source(input.file(), stream, input.growth())));
                List<Sound> heard = sounds(request, input, demuxer);
                if (!heard.isEmpty() && (sounds.isEmpty() || input.flavor() == Flavor.PRESENTER)) {
                    sounds = heard;
                }
                Duration length = demuxer.duration().orElse(Duration.ZERO);
                growing |= input.grows();
                if (!input.grows()) {
                    demuxer.statedDuration().ifPresent(says -> stated.put(input.file(), says));
                    refuseEncrypted(input.file(), demuxer);
                }
                longest = longest == null || length.compareTo(longest) > 0 ? length : longest;
            }
        }
        if (found.isEmpty() && sounds.isEmpty()) {
            throw new EncoderException(Code.BAD_INPUT, "The inputs hold neither picture nor sound.");
        }
        Cuts cuts = Cuts.of(request.edits().cuts(), growing);
        found.replaceAll((flavor, source) -> source.with(cuts));
        sounds = sounds.stream().map(sound -> sound.with(cuts)).toList();
        Layout layout = layout(found, request.layout());
        boolean choice = found.containsKey(Flavor.SLIDES) && found.containsKey(Flavor.PRESENTER);
        Edits edits = choice ? request.edits() : Edits.NONE;
        Map<Flavor, Source> shown = new EnumMap<>(Flavor.class);
        Map<Flavor, Source> all = found;
        LayoutTimeline.of(layout, edits.changes(), 0, false).layouts().forEach(each -> shown.putAll(shown(all, each)));
        if (layout == null || choice && growing) {
            shown.putAll(found); // the one picture there is; or a change of layout may still come
        }
        long origin = origin(shown, sounds);
        LayoutTimeline timeline = LayoutTimeline.of(layout, edits.changes(), origin, growing && choice);
        return new ProgrammePlan(
                shown,
                sounds,
                timeline,
                origin,
                growing ? Optional.empty() : Optional.ofNullable(longest).filter(d -> !d.isZero()),
                Map.copyOf(stated));
    }

    private static void refuseEncrypted(Path file, Demuxer demuxer) throws EncoderException {
        if (demuxer.isEncrypted()) {
            throw new EncoderException(
                    Code.BAD_INPUT, file + " is encrypted, and Rostrum has no key. Bring it without encryption.");
        }
    }

    private static List<Sound> sounds(EncodeRequest request, InputTrack input, Demuxer demuxer) {
        List<StreamInfo> streams = demuxer.streams().stream()
                .filter(stream -> stream.kind() == MediaKind.AUDIO)
                .toList();
        return Sound.of(
                input.file(), input.growth(), streams, request.metadata().get("language"));
    }

    /** A master's first seconds tell where it starts and how fast its pictures come. */
    private static void awaitBeginning(InputTrack input) throws EncoderException, InterruptedException {
        if (!input.grows()) {
            return;
        }
        try (MasterReader master = MasterReader.open(input.file(), input.growth())) {
            long enough = BEGINNING_SECONDS * master.format().timescale();
            EncodedSample first = master.next();
            for (EncodedSample next = first; next != null && next.dts() - first.dts() < enough; ) {
                next = master.next();
            }
        }
    }

    private static Optional<StreamInfo> picture(Path file, Demuxer demuxer) throws EncoderException {
        Optional<StreamInfo> picture = demuxer.first(MediaKind.VIDEO);
        if (picture.isPresent()) {
            VideoFormat shape = picture.get().displayed();
            if (Math.min(shape.width(), shape.height()) < SMALLEST_SIDE) {
                throw new EncoderException(
                        Code.BAD_INPUT,
                        file + " has a picture of " + shape + " pixels, too small to be seen. Name another file.");
            }
        }
        return picture;
    }

    private static Demuxer open(Path file) throws EncoderException {
        if (!Files.exists(file)) {
            throw new EncoderException(Code.BAD_INPUT, "There is no file " + file + ". Check the path.");
        }
        if (Files.isDirectory(file)) {
            throw new EncoderException(Code.BAD_INPUT, file + " is a folder, not a media file.");
        }
        if (!Files.isReadable(file)) {
            throw new EncoderException(Code.BAD_INPUT, file + " may not be read by this user. Check its permissions.");
        }
        return Demuxer.open(InputSpec.file(file));
    }

    /** What was asked for if the inputs allow it, else what shows most of them. */
    private static Layout layout(Map<Flavor, Source> found, Layout wanted) {
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

    private static Map<Flavor, Source> shown(Map<Flavor, Source> found, Layout layout) {
        Map<Flavor, Source> shown = new EnumMap<>(Flavor.class);
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

    private static long origin(Map<Flavor, Source> shown, List<Sound> sounds) {
        long origin = Long.MAX_VALUE;
        for (Sound sound : sounds) {
            origin = Math.min(origin, sound.source().startMicros());
        }
        for (Source source : shown.values()) {
            origin = Math.min(origin, source.startMicros());
        }
        return origin;
    }
}
