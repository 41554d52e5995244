package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.agent.settings.TokenFile;
import io.rostrum.uploader.UploadResult;
import io.rostrum.uploader.Uploader;
import io.rostrum.uploader.bundle.Bundle;
import io.rostrum.uploader.bundle.BundleException;
import io.rostrum.uploader.bundle.KnownAppliances;
import io.rostrum.uploader.job.TokenSource;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.platform.Platform;
import io.rostrum.uploader.platform.PlatformException;
import io.rostrum.uploader.platform.PlatformSettings;
import io.rostrum.uploader.protocol.SealedPackage;
import io.rostrum.uploader.queue.UploadStateStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes bundles from a stick into the platform of a data folder. They go in by the platform's own door, as an upload from
 * this machine does: what came by the network before is not copied again, what came by stick is not sent again, and
 * everything is checked by the same code.
 */
final class BundleImport {
    private final Invocation invocation;
    private final DataFolder data;
    private final boolean knownOnly;

    BundleImport(Invocation invocation, DataFolder data, boolean knownOnly) {
        this.invocation = invocation;
        this.data = data;
        this.knownOnly = knownOnly;
    }

    private record Door(URI url, TokenSource token, boolean stays) {}

    /** Imports a bundle, or all bundles in a folder. */
    void run(Path folder)
            throws BundleException, UploadException, PlatformException, CommandFailure, IOException,
                    InterruptedException {
        List<Path> bundles = Bundle.folders(folder);
        if (bundles.isEmpty()) {
            throw CommandFailure.badInput("There is no bundle in " + folder + "; make one with rostrum export.");
        }
        try (Platform platform = Platform.start(new PlatformSettings(data.root(), null, 0, null))) {
            importAll(bundles, new Door(platform.url(), new TokenFile(platform.tokenFile()), false));
        } catch (PlatformException e) {
            Optional<URI> running = Platform.announced(data.root());
            if (e.code() != PlatformException.Code.DATA_IN_USE || running.isEmpty()) {
                throw e;
            }
            TokenFile token = new TokenFile(data.root().resolve("platform").resolve("token"));
            importAll(bundles, new Door(running.get(), token, true));
        }
    }

    private void importAll(List<Path> bundles, Door door)
            throws BundleException, UploadException, CommandFailure, IOException, InterruptedException {
        List<Map<String, Object>> imported = new ArrayList<>();
        CommandFailure first = null;
        for (Path bundle : bundles) {
            try {
                imported.add(take(bundle, door));
            } catch (BundleException e) {
                if (bundles.size() == 1) {
                    throw e;
                }
                // One damaged bundle must not keep the others out.
                invocation.output().warn(e.getMessage());
                first = first == null ? CommandFailure.badInput(e.getMessage(), e) : first;
            }
        }
        if (first != null) {
            throw first;
        }
        Map<String, Object> result = new LinkedHashMap<>(imported.get(imported.size() - 1));
        result.put("imported", imported);
        invocation.output().result(result);
    }

    private Map<String, Object> take(Path folder, Door door)
            throws BundleException, UploadException, IOException, InterruptedException {
        Path root = data.root().resolve("platform");
        Bundle bundle = Bundle.open(folder, new KnownAppliances(root.resolve("appliance-keys"), knownOnly));
        if (bundle.isFromNewAppliance()) {
            invocation
                    .output()
                    .warn("This appliance is new here and is known from now on: " + bundle.fingerprint()
                            + ". Compare it with what rostrum export said.");
        }
        Path assembled = root.resolve("import").resolve(bundle.id());
        SealedPackage pack = bundle.assemble(assembled, (done, total) -> progress("Reading", done, total));
        try (UploadStateStore store =
                UploadStateStore.open(root.resolve("import").resolve("rostrum.db"))) {
            UploadResult result = new Uploader(store)
                    .upload(new UploadJob(
                            pack.root(),
                            door.url(),
                            door.token(),
                            0,
                            (done, total) -> progress("Importing", done, total)));
            remove(assembled);
            return told(bundle, result, door.stays());
        }
    }

    private Map<String, Object> told(Bundle bundle, UploadResult uploaded, boolean stays) {
        String where = stays ? ": " + uploaded.watchUrl() : "; it can be watched when the platform runs.";
        invocation.output().say("Imported " + bundle.id() + where);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", bundle.id());
        result.put("published", uploaded.published());
        result.put("bytesTotal", uploaded.bytesTotal());
        result.put("bytesTaken", uploaded.bytesSent());
        result.put("watchUrl", String.valueOf(uploaded.watchUrl()));
        result.put("playlistUrl", String.valueOf(uploaded.playlistUrl()));
        result.put("key", bundle.fingerprint());
        return result;
    }

    private void progress(String label, long done, long total) {
        double part = total == 0 ? 1 : (double) done / total;
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("progress", part);
        event.put("step", label);
        invocation
                .output()
                .progress(new ProgressBar(label, part, Words.bytes(done) + " of " + Words.bytes(total)), event);
    }

    private static void remove(Path folder) throws IOException {
        List<Path> inside;
        try (Stream<Path> tree = Files.walk(folder)) {
            inside = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.delete(path);
        }
    }
}
