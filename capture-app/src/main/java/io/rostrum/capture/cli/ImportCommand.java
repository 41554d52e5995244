package io.rostrum.capture.cli;

import io.rostrum.uploader.bundle.Bundle;
import io.rostrum.uploader.bundle.BundleException;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.platform.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rostrum import}: lectures from a stick into a platform. */
@Command(
        name = "import",
        description = "Takes lectures that rostrum export wrote onto a stick into the platform of a data folder.",
        footer = {"", "Example:", "  rostrum import /media/usb --data /srv/lectures"})
final class ImportCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final DataOption data;

    @Parameters(paramLabel = "DIR", description = "A bundle, or a folder with bundles.")
    private Path target;

    @Option(names = "--known-only", description = "Takes bundles only of appliances from which one was taken before.")
    private boolean knownOnly;

    ImportCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
    }

    @Override
    public Integer call()
            throws BundleException, UploadException, PlatformException, CommandFailure, IOException,
                    InterruptedException {
        if (!Files.isDirectory(target) || !Bundle.isThere(target)) {
            throw CommandFailure.badInput("There is no bundle in " + target + "; make one with rostrum export.");
        }
        new BundleImport(invocation, data.folder(), knownOnly).run(target);
        return ExitCode.DONE;
    }
}
