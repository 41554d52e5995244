package io.rostrum.capture.cli;

import io.rostrum.capture.recording.RecorderException;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.pipeline.EncodeRequest;
import io.rostrum.encoder.pipeline.EncodeResult;
import io.rostrum.encoder.pipeline.Extras;
import io.rostrum.encoder.pipeline.Loss;
import io.rostrum.encoder.pipeline.PackageForm;
import io.rostrum.encoder.pipeline.Segmentation;
import io.rostrum.encoder.pipeline.Transcoder;
import io.rostrum.encoder.text.CaptionSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rostrum encode}: a media package from masters or from any media file. */
@Command(
        name = "encode",
        description = "Makes a media package (adaptive HLS) from a recording or from media files that share a start.",
        footer = {
            "",
            "Examples:",
            "  rostrum encode 0199f3c4",
            "  rostrum encode 0199f3c4 --follow",
            "  rostrum encode talk.mp4 --out talk-package",
            "  rostrum encode talk.mp4 --captions en=talk.srt --captions km=talk-km.vtt --out talk-package",
            "  rostrum encode --flavor presenter=camera.mp4 --flavor slides=screen.mkv --out both",
            "  rostrum encode talk.mp4 --ladder phones.yaml --out talk-package",
            "",
            "A ladder file names the rungs from the highest to the lowest; a picture is never enlarged. For example:",
            "  rungs:",
            "  - {size: 1280x720, crf: 23, cap: 2Mbit, sound: 128k}",
            "  - {size: 416x234, crf: 25, cap: 100kbit, buffer: 80kbit, sound: 64k}",
            "The buffer is twice the cap if nobody says. The lowest rung with its sound should peak at 192 kbit/s at most."
        })
final class EncodeCommand implements Callable<Integer> {
    private static final double MILLIS_PER_SECOND = 1000.0;

    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final DataOption data;

    @Parameters(paramLabel = "INPUT", arity = "0..*", description = "A recording's id or folder, or media files.")
    private List<String> inputs = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "New or empty folder for the package. Default for a recording: its own package folder.")
    private Path out;

    @Option(
            names = "--flavor",
            paramLabel = "FLAVOR=FILE",
            description = "What a file shows: presenter, slides or composed (the default).")
    private List<String> flavored = List.of();

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            converter = LayoutConverter.class,
            description = "slides-with-inset, side-by-side, slides or presenter. Default: as recorded, else the best.")
    private Layout layout;

    @Option(
            names = "--ladder",
            paramLabel = "NAME|FILE",
            defaultValue = "lecture",
            converter = LadderConverter.class,
            description = "lecture (5 rungs), small (3 rungs), or a file of rungs (.yaml, .json). "
                    + "Default: ${DEFAULT-VALUE}.")
    private Ladder ladder;

    @Option(
            names = "--captions",
            paramLabel = "LANG=FILE",
            description = "Captions in SRT or WebVTT, with their language, for example km=talk.srt. Once a language.")
    private List<String> captions = List.of();

    @Option(
            names = "--follow",
            description = "Encode a recording that still runs, as it grows; the package is sealed soon after it stops.")
    private boolean follow;

    @Option(
            names = "--segments",
            paramLabel = "FORM",
            defaultValue = "single",
            converter = SegmentationConverter.class,
            description = "single (one file a rendition, for byte ranges) or files (one file a segment, for platforms "
                    + "that take nothing else). Default: ${DEFAULT-VALUE}.")
    private Segmentation segments;

    @Option(
            names = "--views",
            description =
                    "Also make presenter.m3u8 and slides.m3u8, each source alone with the same sound, where both were "
                            + "recorded. Needs up to three times the disk; time goes up too, less where masters are copied.")
    private boolean views;

    @Option(names = "--denoise-sound", description = "Take steady noise (a fan, a projector) out of the sound.")
    private boolean denoise;

    @Option(
            names = "--keep-noise",
            description = "Leave a camera's picture as it is, also where it is measured to be noisy.")
    private boolean keepNoise;

    @Option(names = "--no-download", description = "Leave out the plain file for learning offline.")
    private boolean withoutDownload;

    @Option(names = "--force", description = "Replace a sealed package that is there already.")
    private boolean force;

    @Option(names = "--stop-with-input", hidden = true, description = "Stop when standard input ends.")
    private boolean stopWithInput;

    EncodeCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
    }

    @Override
    public Integer call()
            throws EncoderException, RecorderException, CommandFailure, InterruptedException, IOException {
        if (stopWithInput) {
            ParentWatch.start(System.in, invocation.stop());
        }
        EncodeInput input = input();
        try (EncodeLock lock = EncodeLock.acquire(folder(input))) {
            SealedPackage.makeWay(lock.folder(), force);
            tell(encode(input, lock.folder()));
        }
        return ExitCode.DONE;
    }

    private EncodeInput input() throws RecorderException, CommandFailure, EncoderException, InterruptedException {
        return EncodeInput.of(inputs, flavored, data.folder(), follow);
    }

    /** A recording that gets another track while it is followed is encoded anew, with that one. */
    private EncodeResult encode(EncodeInput input, Path folder)
            throws RecorderException, CommandFailure, EncoderException, InterruptedException {
        try {
            return new Transcoder(Clock.systemUTC()).encode(request(input, folder), this::progress);
        } catch (EncoderException e) {
            if (input.followed() == null || !input.followed().isOutgrown()) {
                throw e;
            }
            invocation.output().say(e.getMessage());
            return encode(input(), folder);
        }
    }

    private EncodeRequest request(EncodeInput input, Path folder) throws EncoderException {
        Layout chosen = layout == null ? input.layout() : layout;
        return new EncodeRequest(input.id(), input.tracks(), chosen, ladder, input.metadata(), folder)
                .with(layout == null ? input.edits() : input.edits().inOneLayout())
                .with(Extras.USUAL
                        .withCaptions(CaptionSource.parseAll(captions))
                        .withDownload(!withoutDownload)
                        .withDenoise(denoise)
                        .withDenoisePicture(!keepNoise))
                .with(new PackageForm(segments, views));
    }

    private Path folder(EncodeInput input) throws CommandFailure {
        if (out == null && input.standardFolder() == null) {
            throw CommandFailure.badInput("Name the folder for the package with --out.");
        }
        return (out == null ? input.standardFolder() : out).toAbsolutePath().normalize();
    }

    private void progress(Duration done, Duration total) {
        double part = total == null || total.isZero() ? -1 : Math.min(1, (double) done.toMillis() / total.toMillis());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("progress", Math.max(0, part));
        event.put("doneSeconds", seconds(done));
        event.put("totalSeconds", total == null ? null : seconds(total));
        String detail = Words.clock(done) + (total == null ? "" : " of " + Words.clock(total));
        invocation.output().progress(new ProgressBar("Encoding", part, detail), event);
    }

    private void tell(EncodeResult encoded) {
        Output output = invocation.output();
        output.say(String.format(
                "Encoded %s of lecture in %s: %s",
                Words.clock(encoded.media()), Words.clock(encoded.wall()), names(encoded.renditions())));
        output.say("The package lies in " + encoded.directory());
        List<String> notices = Stream.concat(ladder.weakness().stream(), encoded.notices().stream())
                .toList();
        notices.forEach(output::say);
        encoded.losses().forEach(loss -> output.say(loss.sentence()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("package", encoded.directory().toString());
        result.put("playlist", encoded.playlist().toString());
        result.put("mediaSeconds", seconds(encoded.media()));
        result.put("wallSeconds", seconds(encoded.wall()));
        result.put(
                "renditions",
                encoded.renditions().stream().map(EncodeCommand::event).toList());
        result.put("notices", notices);
        result.put("losses", encoded.losses().stream().map(EncodeCommand::event).toList());
        output.result(result);
    }

    private static String names(List<Rendition> renditions) {
        return renditions.isEmpty()
                ? "sound alone"
                : String.join(", ", renditions.stream().map(Rendition::name).toList());
    }

    private static Map<String, Object> event(Rendition rendition) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("name", rendition.name());
        event.put("width", rendition.format().width());
        event.put("height", rendition.format().height());
        event.put("frameRate", rendition.format().frameRate());
        return event;
    }

    private static Map<String, Object> event(Loss loss) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("file", loss.file().toString());
        event.put("kind", loss.kind() == null ? "all" : loss.kind().id());
        event.put("startSeconds", seconds(loss.start()));
        event.put("seconds", seconds(loss.length()));
        event.put("message", loss.sentence());
        return event;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }
}
