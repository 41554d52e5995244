package io.rostrum.encoder.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.hls.SubtitleRendition;
import io.rostrum.encoder.ladder.LadderPlanner;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.ladder.SoundQuality;
import io.rostrum.encoder.packager.PackageFile;
import io.rostrum.encoder.packager.Sealer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One encoding from its inputs to the sealed package: it decides, or finds what it decided before it was interrupted; then it writes
 * the media; then it seals. One use, one thread.
 */
final class Encoding {
    private static final Duration PROGRESS_STEP = Duration.ofMillis(500);

    private final long started = System.nanoTime();
    private final EncodeRequest request;
    private final ProgrammePlan plan;
    private final ExtrasWriter extras;
    private final String fingerprint;
    /** Null for sound alone. */
    private final Composition composition;

    private final List<Rendition> renditions;
    private final PackageMark.Decisions decisions;
    private final Views views;
    private final PackageWriter packages;
    private final Losses losses = new Losses();

    private Encoding(EncodeRequest request) throws EncoderException, InterruptedException {
        this.request = request;
        plan = ProgrammePlan.of(request);
        extras = ExtrasWriter.of(request, plan);
        fingerprint = Fingerprint.of(request);
        Optional<PackageMark.Decisions> before = PackageDirectory.prepare(request.directory(), fingerprint);
        List<String> leftOut = before.map(PackageMark.Decisions::leftOut).orElse(List.of());
        composition = plan.pictures().isEmpty() ? null : new Composition(plan, before.orElse(null));
        renditions = composition == null
                ? List.of()
                : LadderPlanner.plan(composition.canvas(), request.ladder()).stream()
                        .filter(rendition -> !leftOut.contains(rendition.name()))
                        .toList();
        decisions = before.isPresent() ? before.get() : decide(plan, composition, renditions, request.extras());
        mark(decisions);
        views = Views.of(request, plan, leftOut);
        packages = new PackageWriter(
                request.directory(),
                request.form().segmentation(),
                renditions,
                heard(plan, views.withPictures(renditions)));
        packages.open(before.isPresent());
        plan.losses().forEach(losses::add);
    }

    /**
     * Looks at the inputs and opens the package, a new one or what the same encoding left.
     *
     * @throws EncoderException BAD_INPUT if the inputs cannot be used; IO if the package cannot be written
     */
    static Encoding begin(EncodeRequest request) throws EncoderException, InterruptedException {
        return new Encoding(request);
    }

    static PackageMark.Decisions decide(
            ProgrammePlan plan, Composition composition, List<Rendition> renditions, Extras extras)
            throws EncoderException, InterruptedException {
        boolean followed = plan.grows();
        if (composition == null) {
            return new PackageMark.Decisions(followed, false, false, false, false, null, null, List.of());
        }
        PictureMode mode = PictureMode.of(plan, renditions, extras.denoisePicture());
        return new PackageMark.Decisions(
                followed,
                mode.copyTop(),
                mode.still(),
                mode.inset(),
                mode.noisy(),
                composition.rate(),
                composition.canvas(),
                List.of());
    }

    /**
     * Each sound at the qualities that a rendition plays, all of them where there is no picture, and for those who only
     * listen.
     */
    private static List<SoundRendition> heard(ProgrammePlan plan, List<Rendition> renditions) {
        EnumSet<SoundQuality> used =
                renditions.isEmpty() ? EnumSet.allOf(SoundQuality.class) : EnumSet.of(SoundQuality.LISTEN);
        renditions.forEach(rendition -> used.add(rendition.rung().sound()));
        List<SoundRendition> heard = new ArrayList<>();
        for (SoundQuality quality : used) {
            for (Sound sound : plan.sounds()) {
                heard.add(new SoundRendition(sound, quality));
            }
        }
        return heard;
    }

    private void mark(PackageMark.Decisions decided) throws EncoderException {
        PackageDirectory.mark(request.directory(), new PackageMark(fingerprint, decided));
    }

    /**
     * Writes the media and seals the package.
     *
     * @throws CopyStage.CopyRefused if pictures that are copied break the rules midway; {@link #forgetCopy} and begin again
     */
    EncodeResult run(ProgressListener listener, Clock clock) throws EncoderException, InterruptedException {
        List<PackageWriter> parts = new ArrayList<>();
        Duration media;
        Rendition downloaded;
        try (Download download = Download.of(request, packages, renditions)) {
            if (plan.grows()) {
                download.follow();
            }
            ProgrammeEnd end = new ProgrammeEnd(plan.sounds().size());
            new ProgrammeRun(plan, composition, renditions, packages, end, decisions)
                    .run(
                            new Stills(packages, plan.duration()),
                            request.extras().denoise(),
                            losses,
                            progress(plan, views.before(listener)));
            media = end.latest();
            parts.addAll(views.encode(packages, media, listener));
            download.write();
            downloaded = download.rung();
        }
        parts.add(packages);
        plan.stated().forEach((file, stated) -> losses.endsEarly(file, stated, media));
        List<String> leftOut = decisions.followed() ? decisions.leftOut() : leaveOut(parts, downloaded);
        seal(parts, leftOut, media, clock);
        return result(leftOut, media);
    }

    static Consumer<Duration> progress(ProgrammePlan plan, ProgressListener listener) {
        Duration total = plan.duration().orElse(null);
        Duration[] told = {Duration.ZERO};
        return done -> {
            if (done.minus(told[0]).compareTo(PROGRESS_STEP) >= 0) {
                told[0] = done;
                listener.progress(done, total);
            }
        };
    }

    /** Nothing of the package is left, and whoever begins again encodes its top rung. */
    void forgetCopy() throws EncoderException {
        packages.discard();
        mark(decisions.withoutCopy());
    }

    /** Leaves out what costs as much as the next lower rung; the names of all that are left out by now. */
    private List<String> leaveOut(List<PackageWriter> parts, Rendition downloaded) {
        List<String> names = new ArrayList<>(decisions.leftOut());
        for (PackageWriter part : parts) {
            List<Rendition> needless = part.needless(downloaded);
            part.leaveOut(needless);
            needless.forEach(rendition -> names.add(rendition.name()));
        }
        return names;
    }

    private void seal(List<PackageWriter> parts, List<String> leftOut, Duration media, Clock clock)
            throws EncoderException, InterruptedException {
        mark(decisions.leavingOut(leftOut));
        List<SubtitleRendition> subtitles = extras.writeTexts(media);
        List<PackageFile> described = new ArrayList<>();
        for (PackageWriter part : parts) {
            part.seal(subtitles);
            described.addAll(part.described());
        }
        packages.layout().delete(leftOut);
        writeMetadata(media, clock);
        Sealer.seal(request.directory(), request.packageId(), clock, described);
        PackageDirectory.sealed(request.directory());
    }

    private void writeMetadata(Duration media, Clock clock) throws EncoderException {
        Map<String, String> terms = new TreeMap<>(request.metadata());
        terms.put("identifier", request.packageId());
        terms.putIfAbsent("created", clock.instant().toString());
        terms.put(
                "extent",
                Duration.ofSeconds(Math.round(media.toMillis() / 1000.0)).toString());
        try {
            String json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(terms);
            PackageFiles.replace(request.directory().resolve("metadata.json"), json + "\n");
        } catch (JsonProcessingException e) {
            throw new EncoderException(Code.IO, "The lecture's metadata cannot be written.", e);
        }
    }

    private EncodeResult result(List<String> leftOut, Duration media) {
        Duration wall = Duration.ofNanos(System.nanoTime() - started);
        List<String> notices = new ArrayList<>(plan.notices());
        notices.addAll(extras.notices());
        if (decisions.noisy()) {
            notices.add("The camera's picture is noisy; it was lightly smoothed.");
        }
        leftOut.forEach(name -> notices.add("The rung " + name + " is left out: the next lower one costs as much."));
        List<Rendition> kept = renditions.stream()
                .filter(rendition -> !leftOut.contains(rendition.name()))
                .toList();
        return new EncodeResult(
                request.directory(), packages.layout().multivariant(), media, wall, kept, notices, losses.all());
    }
}
