package io.rostrum.capture.cli;

import io.rostrum.capture.agent.jobs.WindowedUpload;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.uploader.Rate;
import io.rostrum.uploader.UploadResult;
import io.rostrum.uploader.UploadWindow;
import io.rostrum.uploader.Uploader;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.queue.UploadStateStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rostrum upload}: a sealed package to its destination, going on where an earlier try stopped. */
@Command(
        name = "upload",
        description =
                "Carries a package to a platform, a tus server, an S3 store or a folder. Goes on where an earlier try stopped.",
        footer = {
            "",
            "Example:",
            "  rostrum upload lecture-package --to https://lectures.example.org --token-file token --window 22:00-05:30"
        })
final class UploadCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final DataOption data;

    @Parameters(paramLabel = "PACKAGE", description = "Folder of the package, or the recording's id or folder.")
    private String target;

    @Mixin
    private final TargetOptions to;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            converter = RateConverter.class,
            description = "At most so fast, for example 2Mbit. Default: as fast as it goes.")
    private Rate rate = Rate.UNLIMITED;

    @Option(
            names = "--window",
            paramLabel = "HOURS",
            converter = WindowConverter.class,
            description = "Only in these hours of the day, for example 22:00-05:30; waits for them.")
    private UploadWindow window;

    private volatile SilenceNote silence;

    UploadCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
        this.to = new TargetOptions(invocation.environment());
    }

    @Override
    public Integer call()
            throws AgentException, RecorderException, UploadException, CommandFailure, InterruptedException {
        Path folder = Lecture.packageFolder(target, data.folder());
        UploadJob job = new UploadJob(folder, to.target(), rate.bytesPerSecond(), this::progress);
        data.folder().prepare();
        try (UploadStateStore memory = UploadStateStore.open(data.folder().database())) {
            tell(upload(new WindowedUpload(new Uploader(memory), Optional.ofNullable(window), Clock.systemUTC()), job));
        }
        return ExitCode.DONE;
    }

    private UploadResult upload(WindowedUpload upload, UploadJob job) throws UploadException, InterruptedException {
        while (true) {
            Optional<Instant> opening = upload.waitsUntil();
            if (opening.isPresent()) {
                sleep(opening.get());
                continue;
            }
            try (SilenceNote note = new SilenceNote(invocation.output(), to.destination())) {
                silence = note;
                Optional<UploadResult> result = upload.upload(job);
                if (result.isPresent()) {
                    return result.get();
                }
            }
        }
    }

    private void sleep(Instant opening) throws InterruptedException {
        invocation.output().event("waiting", Map.of("until", opening.toString()));
        invocation
                .output()
                .say("Waits until "
                        + opening.atZone(ZoneId.systemDefault()).toLocalTime().truncatedTo(ChronoUnit.MINUTES)
                        + ", when the window opens.");
        Thread.sleep(Math.max(1, Duration.between(Instant.now(), opening).toMillis()));
    }

    private void progress(long done, long total) {
        silence.over();
        double part = total == 0 ? 1 : (double) done / total;
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("progress", part);
        event.put("bytesDone", done);
        event.put("bytesTotal", total);
        String detail = Words.bytes(done) + " of " + Words.bytes(total);
        invocation.output().progress(new ProgressBar("Uploading", part, detail), event);
    }

    private void tell(UploadResult uploaded) {
        Output output = invocation.output();
        output.say("Uploaded " + Words.bytes(uploaded.bytesTotal()) + " (sent " + Words.bytes(uploaded.bytesSent())
                + ", of it again " + Words.bytes(uploaded.bytesResent()) + ").");
        if (uploaded.watchUrl() != null) {
            output.say("Watch it at " + uploaded.watchUrl());
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("bytesTotal", uploaded.bytesTotal());
        result.put("bytesSent", uploaded.bytesSent());
        result.put("bytesResent", uploaded.bytesResent());
        result.put("published", uploaded.published());
        if (uploaded.watchUrl() != null) {
            result.put("watchUrl", uploaded.watchUrl().toString());
        }
        if (uploaded.playlistUrl() != null) {
            result.put("playlistUrl", uploaded.playlistUrl().toString());
        }
        if (uploaded.receipt() != null) {
            result.put("receipt", uploaded.receipt().jws());
        }
        output.result(result);
    }
}
