package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ladder.LadderPlanner;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slides and presenter each alone, for players that show both, where that is wanted and the inputs hold both. Made after the
 * lecture itself, one after the other, from inputs that are complete by then; they share its sound, and end with it.
 */
final class Views {
    private static final Logger LOG = LoggerFactory.getLogger(Views.class);

    private final EncodeRequest request;
    private final ProgrammePlan plan;
    private final List<Flavor> flavors;

    private final List<String> leftOut;

    private Views(EncodeRequest request, ProgrammePlan plan, List<Flavor> flavors, List<String> leftOut) {
        this.request = request;
        this.plan = plan;
        this.flavors = flavors;
        this.leftOut = leftOut;
    }

    /**
     * The views of a package.
     *
     * @param leftOut names of renditions that were found needless before
     */
    static Views of(EncodeRequest request, ProgrammePlan plan, List<String> leftOut) {
        boolean wanted = request.form().views() && plan.hasViews();
        return new Views(request, plan, wanted ? List.of(Flavor.PRESENTER, Flavor.SLIDES) : List.of(), leftOut);
    }

    /** The file name of a view's multivariant playlist. */
    static String playlist(Flavor flavor) {
        return flavor.id() + ".m3u8";
    }

    /** All renditions of the package, whose sounds it needs. */
    List<Rendition> withPictures(List<Rendition> main) {
        List<Rendition> all = new ArrayList<>(main);
        for (Flavor flavor : flavors) {
            all.addAll(renditions(flavor, new Composition(plan.alone(flavor), null)));
        }
        return all;
    }

    private List<Rendition> renditions(Flavor flavor, Composition composition) {
        return LadderPlanner.plan(composition.canvas(), request.ladder()).stream()
                .map(rendition ->
                        new Rendition(flavor.id() + "-" + rendition.name(), rendition.format(), rendition.rung()))
                .filter(rendition -> !leftOut.contains(rendition.name()))
                .toList();
    }

    /** The lecture itself is the first of as many passages as there are views more. */
    ProgressListener before(ProgressListener listener) {
        return passage(0, listener);
    }

    private ProgressListener passage(int number, ProgressListener listener) {
        int all = flavors.size() + 1;
        return (done, total) -> {
            if (total != null) {
                listener.progress(total.multipliedBy(number).plus(done).dividedBy(all), total);
            } else if (number == 0) {
                listener.progress(done, null);
            }
        };
    }

    /**
     * Encodes the views.
     *
     * @param main the package, in which the lecture is complete
     * @param media how long that is
     * @return what must be sealed with it
     */
    List<PackageWriter> encode(PackageWriter main, Duration media, ProgressListener listener)
            throws EncoderException, InterruptedException {
        List<PackageWriter> encoded = new ArrayList<>();
        if (!flavors.isEmpty()) {
            ProgrammePlan complete = ProgrammePlan.of(complete(media));
            for (Flavor flavor : flavors) {
                ProgressListener progress = passage(encoded.size() + 1, listener);
                encoded.add(encode(flavor, complete.alone(flavor), main, media, progress));
            }
        }
        return encoded;
    }

    /** The request, now that no input grows any more. */
    private EncodeRequest complete(Duration media) {
        List<InputTrack> ended = request.inputs().stream()
                .map(input -> new InputTrack(input.file(), input.flavor()))
                .toList();
        Duration end = media.plusNanos(plan.originMicros() * 1000);
        return new EncodeRequest(
                request.packageId(),
                ended,
                request.layout(),
                request.ladder(),
                request.metadata(),
                request.directory(),
                request.extras(),
                request.edits().endingAt(end),
                request.form());
    }

    private PackageWriter encode(
            Flavor flavor, ProgrammePlan alone, PackageWriter main, Duration media, ProgressListener listener)
            throws EncoderException, InterruptedException {
        Composition composition = new Composition(alone, null);
        List<Rendition> renditions = renditions(flavor, composition);
        PackageMark.Decisions decisions = Encoding.decide(alone, composition, renditions, request.extras());
        PackageWriter packages = main.view(playlist(flavor), renditions);
        packages.open(true);
        try {
            run(alone, composition, renditions, packages, decisions, media, listener);
        } catch (CopyStage.CopyRefused e) {
            LOG.warn("The view of the {} begins again, and its top rung is encoded: {}.", flavor.id(), e.getMessage());
            packages.discardPictures();
            packages = main.view(playlist(flavor), renditions);
            packages.open(true);
            run(alone, composition, renditions, packages, decisions.withoutCopy(), media, listener);
        }
        return packages;
    }

    private static void run(
            ProgrammePlan alone,
            Composition composition,
            List<Rendition> renditions,
            PackageWriter packages,
            PackageMark.Decisions decisions,
            Duration media,
            ProgressListener listener)
            throws EncoderException, InterruptedException {
        ProgrammeEnd end = new ProgrammeEnd(0);
        end.announce(MediaKind.AUDIO, media);
        // What is damaged was told when the lecture itself was encoded.
        new ProgrammeRun(alone, composition, renditions, packages, end, decisions)
                .run(Stills.NONE, false, new Losses(), Encoding.progress(alone, listener));
    }
}
