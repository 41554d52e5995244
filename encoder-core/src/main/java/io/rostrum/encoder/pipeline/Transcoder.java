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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encodes inputs into a sealed media package. Each call is its own; any thread. */
public final class Transcoder {
    private static final Logger LOG = LoggerFactory.getLogger(Transcoder.class);
    private static final Duration PROGRESS_STEP = Duration.ofMillis(500);

    private final Clock clock;

    public Transcoder(Clock clock) {
        this.clock = clock;
    }

    /**
     * Encodes and seals. The calling thread waits; interrupting it stops the encoding cleanly and leaves the package
     * unsealed.
     *
     * @throws EncoderException BAD_INPUT if the inputs cannot be used; IO if the package cannot be written; DISK_FULL if there is
     *     no room for it: the same call goes on where it stopped once there is
     */
    public EncodeResult encode(EncodeRequest request, ProgressListener listener)
            throws EncoderException, InterruptedException {
        try {
            return encodeAll(request, listener);
        } catch (EncoderException e) {
            // A file that is written while its thread is interrupted fails; the interruption is the reason, not the
            // disk.
            if (Thread.interrupted()) {
                InterruptedException stopped = new InterruptedException("The encoding was stopped.");
                stopped.initCause(e);
                throw stopped;
            }
            throw DiskRoom.explained(e, request.directory());
        }
    }

    private EncodeResult encodeAll(EncodeRequest request, ProgressListener listener)
            throws EncoderException, InterruptedException {
        long started = System.nanoTime();
        ProgrammePlan plan = ProgrammePlan.of(request);
        ExtrasWriter extras = ExtrasWriter.of(request, plan);
        String fingerprint = Fingerprint.of(request);
        Optional<PackageMark.Decisions> before = PackageDirectory.prepare(request.directory(), fingerprint);
        Composition composition = plan.pictures().isEmpty() ? null : new Composition(plan, before.orElse(null));
        List<String> leftBefore = before.map(PackageMark.Decisions::leftOut).orElse(List.of());
        List<Rendition> renditions = composition == null
                ? List.of()
                : LadderPlanner.plan(composition.canvas(), request.ladder()).stream()
                        .filter(rendition -> !leftBefore.contains(rendition.name()))
                        .toList();
        PackageMark.Decisions decisions =
                before.isPresent() ? before.get() : decide(plan, composition, renditions, request.extras());
        PackageDirectory.mark(request.directory(), new PackageMark(fingerprint, decisions));
        Views views = Views.of(request, plan, leftBefore);
        PackageWriter packages = new PackageWriter(
                request.directory(),
                request.form().segmentation(),
                renditions,
                heard(plan, views.withPictures(renditions)));
        packages.open(before.isPresent());
        Losses losses = new Losses();
        plan.losses().forEach(losses::add);
        ProgrammeEnd end = new ProgrammeEnd(plan.sounds().size());
        Duration media;
        List<PackageWriter> parts = new ArrayList<>();
        Download download = Download.of(request, packages, renditions);
        try (download) {
            if (plan.grows()) {
                download.follow();
            }
            Stills stills = new Stills(packages, plan.duration());
            new ProgrammeRun(plan, composition, renditions, packages, end, decisions)
                    .run(stills, request.extras().denoise(), losses, progress(plan, views.before(listener)));
            media = end.latest();
            parts.addAll(views.encode(packages, media, listener));
            download.write();
        } catch (CopyStage.CopyRefused e) {
            LOG.warn("The encoding begins again, and its top rung is encoded: {}.", e.getMessage());
            packages.discard();
            PackageDirectory.mark(request.directory(), new PackageMark(fingerprint, decisions.withoutCopy()));
            return encodeAll(request, listener);
        }
        plan.stated().forEach((file, stated) -> losses.endsEarly(file, stated, media));
        parts.add(packages);
        List<String> leftOut = decisions.followed() ? leftBefore : leaveOut(parts, download.rung(), leftBefore);
        PackageDirectory.mark(request.directory(), new PackageMark(fingerprint, decisions.leavingOut(leftOut)));
        List<SubtitleRendition> subtitles = extras.writeTexts(media);
        List<PackageFile> described = new ArrayList<>();
        for (PackageWriter part : parts) {
            part.seal(subtitles);
            described.addAll(part.described());
        }
        packages.layout().delete(leftOut);
        writeMetadata(request, media);
        Sealer.seal(request.directory(), request.packageId(), clock, described);
        PackageDirectory.sealed(request.directory());
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

    /** All renditions that are left out by now. */
    private static List<String> leaveOut(List<PackageWriter> parts, Rendition download, List<String> before) {
        List<String> names = new ArrayList<>(before);
        for (PackageWriter part : parts) {
            List<Rendition> needless = part.needless(download);
            part.leaveOut(needless);
            needless.forEach(rendition -> names.add(rendition.name()));
        }
        return names;
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

    private void writeMetadata(EncodeRequest request, Duration media) throws EncoderException {
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
}
