package io.rostrum.capture.cli;

import io.rostrum.capture.recording.ImportRequest;
import io.rostrum.capture.recording.Importer;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.text.LanguageTag;
import io.rostrum.uploader.bundle.Bundle;
import io.rostrum.uploader.bundle.BundleException;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.platform.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code rostrum import}: lectures from a stick into the platform, and recordings from media files that were made elsewhere.
 * What the target is decides.
 */
@Command(
        name = "import",
        description = {
            "Makes a recording of media files, which are copied; encode and agent treat it like any other.",
            "Of a stick with lectures that rostrum export wrote: takes them into the platform of the data folder."
        },
        footer = {
            "",
            "Examples:",
            "  rostrum import talk.mp4 --title \"Thermodynamics 7\" --language fr",
            "  rostrum import --flavor presenter=camera.mp4 --flavor slides=screen.mkv",
            "  rostrum import /media/usb/recordings/0199f3c4-5d2e-7000-8000-000000000000",
            "  rostrum import /media/usb --data /srv/lectures"
        })
final class ImportCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final DataOption data;

    @Parameters(
            paramLabel = "FILE|DIR",
            arity = "0..1",
            description = "A media file; a folder of media files that share a start, of a recording, or of bundles.")
    private Path target;

    @Option(
            names = "--flavor",
            paramLabel = "FLAVOR=FILE",
            description = "What a file shows: presenter, slides or composed (the default).")
    private List<String> flavored = List.of();

    @Option(names = "--title", paramLabel = "TEXT", description = "Title of the lecture. Default: the file's own.")
    private String title;

    @Mixin
    private final LectureOptions lecture = new LectureOptions();

    @Option(
            names = "--known-only",
            description = "Of a stick: takes bundles only of appliances from which one was taken before.")
    private boolean knownOnly;

    ImportCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
    }

    @Override
    public Integer call()
            throws EncoderException, RecorderException, BundleException, UploadException, PlatformException,
                    CommandFailure, InterruptedException, IOException {
        if (target != null && !Files.exists(target)) {
            throw CommandFailure.badInput("There is neither a file nor a folder " + target + ". Check the path.");
        }
        if (target != null && Files.isDirectory(target) && Bundle.isThere(target)) {
            new BundleImport(invocation, data.folder(), knownOnly).run(target);
            return ExitCode.DONE;
        }
        RecordingStore store = new RecordingStore(data.folder().root(), Clock.systemUTC());
        Importer importer = new Importer(store, this::progress);
        boolean recording = target != null && Files.exists(target.resolve("recording.json"));
        Recording imported = recording
                ? importer.recording(target.toAbsolutePath().normalize())
                : importer.files(ImportInput.of(target, flavored), request());
        tell(imported, store);
        return ExitCode.DONE;
    }

    private ImportRequest request() throws CommandFailure {
        try {
            String tag = lecture.language() == null ? null : LanguageTag.checked(lecture.language());
            return new ImportRequest(title, lecture.course(), lecture.lecturer(), tag, lecture.layout());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(e.getMessage(), e);
        }
    }

    private void progress(long bytes, long totalBytes) {
        Map<String, Object> event = new LinkedHashMap<>();
        double part = totalBytes == 0 ? 1 : (double) bytes / totalBytes;
        event.put("progress", part);
        event.put("bytes", bytes);
        event.put("totalBytes", totalBytes);
        invocation.output().progress(new ProgressBar("Importing", part, ""), event);
    }

    private void tell(Recording imported, RecordingStore store) {
        Path folder = store.directory(imported.id());
        invocation
                .output()
                .say("Imported \"" + imported.title() + "\" (" + Words.clock(imported.duration()) + ") as "
                        + imported.id() + " into " + folder);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("recording", imported.id().value());
        result.put("path", folder.toString());
        result.put("title", imported.title());
        result.put("durationMs", imported.duration().toMillis());
        invocation.output().result(result);
    }
}
