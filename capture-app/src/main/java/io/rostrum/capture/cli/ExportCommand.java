package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.uploader.bundle.ApplianceKey;
import io.rostrum.uploader.bundle.BundleException;
import io.rostrum.uploader.bundle.BundleWriter;
import io.rostrum.uploader.job.UploadException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rostrum export}: a lecture onto a stick or disk, signed, for the platform to import. */
@Command(
        name = "export",
        description =
                "Writes a lecture onto a stick or disk, signed and with checksums, for rostrum import at the platform.",
        footer = {"", "Example:", "  rostrum export 0199f3c4 --to /media/usb"})
final class ExportCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final DataOption data;

    @Parameters(paramLabel = "RECORDING", description = "The recording's id or folder, or the folder of a package.")
    private String target;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "Folder on the stick or disk.")
    private Path to;

    @Option(
            names = "--piece-size",
            paramLabel = "MIB",
            description = "Cuts files into pieces of at most so many MiB. Default: 2048 on FAT32, else whole files.")
    private long pieceMib;

    ExportCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
    }

    @Override
    public Integer call()
            throws AgentException, RecorderException, UploadException, BundleException, CommandFailure,
                    InterruptedException {
        if (pieceMib < 0) {
            throw CommandFailure.badInput("A piece has at least 1 MiB, not " + pieceMib + ".");
        }
        Path folder = Lecture.packageFolder(target, data.folder());
        data.folder().prepare();
        ApplianceKey key = ApplianceKey.in(data.folder().root().resolve("appliance"));
        BundleWriter.Written written =
                new BundleWriter(key, this::progress).write(folder, to, Math.multiplyExact(pieceMib, 1L << 20));
        tell(written, key.publicKey().fingerprint());
        return ExitCode.DONE;
    }

    private void progress(long done, long total) {
        double part = total == 0 ? 1 : (double) done / total;
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("progress", part);
        event.put("bytesDone", done);
        event.put("bytesTotal", total);
        String detail = Words.bytes(done) + " of " + Words.bytes(total);
        invocation.output().progress(new ProgressBar("Exporting", part, detail), event);
    }

    private void tell(BundleWriter.Written written, String fingerprint) {
        Output output = invocation.output();
        output.say("Wrote " + Words.bytes(written.bytes()) + " to " + written.folder() + ".");
        output.say("Signed by this appliance: " + fingerprint);
        output.say("Bring it in at the platform with: rostrum import DIR --data PLATFORM");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", written.id());
        result.put("bundle", written.folder().toString());
        result.put("bytesTotal", written.bytes());
        result.put("pieces", written.pieces());
        result.put("key", fingerprint);
        output.result(result);
    }
}
