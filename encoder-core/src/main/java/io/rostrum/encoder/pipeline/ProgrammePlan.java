package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.ffmpeg.StreamInfo;
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
import java.util.stream.Stream;

/**
 * What the programme is made of: which streams, in which layout, from which common zero.
 *
 * @param pictures what each flavor that the layout shows; empty for sound alone
 * @param sounds the streams that may be heard, the main one first; empty for pictures alone
 * @param timeline how the pictures are arranged when; empty if there is at most one
 * @param originMicros the zero of the programme on the inputs' clock: where the first of the streams starts
 * @param duration of the longest input, if the inputs say
 * @param stated how long each input says it is, in its own header
 */
record ProgrammePlan(
        Map<Flavor, Strand> pictures,
        List<Sound> sounds,
        LayoutTimeline timeline,
        long originMicros,
        Optional<Duration> duration,
        Map<Path, Duration> stated) {

    private static final int SMALLEST_SIDE = 16;
    private static final long BEGINNING_SECONDS = 3;

    /** The main sound; null for pictures alone. */
    Strand sound() {
        return sounds.isEmpty() ? null : sounds.get(0).strand();
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
        Tracks tracks = new Tracks();
        Duration longest = null;
        boolean growing = false;
        Map<Path, Duration> stated = new HashMap<>();
        for (InputTrack input : request.inputs()) {
            awaitBeginning(input);
            try (Demuxer demuxer = open(input.file())) {
                Duration length = demuxer.duration().orElse(Duration.ZERO);
                Optional<StreamInfo> picture = picture(input.file(), demuxer);
                picture.ifPresent(stream -> tracks.picture(input, stream, length));
                tracks.sounds(input, sounds(request, input, demuxer), length, picture.isPresent());
                growing |= input.grows();
                if (!input.grows()) {
                    demuxer.statedDuration().ifPresent(says -> stated.put(input.file(), says));
                    refuseEncrypted(input.file(), demuxer);
                }
                longest = longest == null || length.compareTo(longest) > 0 ? length : longest;
            }
        }
        Map<Flavor, Strand> found = tracks.pictures();
        List<Sound> sounds = tracks.sounds();
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
