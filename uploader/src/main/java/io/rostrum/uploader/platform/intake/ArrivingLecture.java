package io.rostrum.uploader.platform.intake;

import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.versions.Arrival;
import io.rostrum.uploader.platform.versions.ManifestFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A lecture that is on its way and was never published, as far as it is here. Only files whose SHA-256 was found to be the
 * promised one are shown. Any thread.
 */
public final class ArrivingLecture {
    static final String MULTIVARIANT = "master.m3u8";

    private final Arrival arrival;
    private final Map<String, Upload> uploads;

    ArrivingLecture(Arrival arrival, UploadStore store) {
        this.arrival = arrival;
        this.uploads = store.of(arrival.manifest().id()).stream()
                .collect(Collectors.toMap(upload -> upload.info().path(), upload -> upload, (one, other) -> one));
    }

    public PackageId id() {
        return arrival.manifest().id();
    }

    public long attempt() {
        return arrival.attempt();
    }

    /** A file that is whole, as far as that is known. */
    public Optional<Path> known(String path) {
        Upload upload = uploads.get(path);
        return arrival.manifest()
                .file(path)
                .filter(file -> upload != null && upload.verifiedAs(file))
                .map(file -> upload.data());
    }

    /** The same; reads each file once to find out, on the calling thread. */
    public Optional<Path> whole(String path) throws IOException {
        Optional<ManifestFile> file = arrival.manifest().file(path);
        Upload upload = uploads.get(path);
        // One that still grows is not held for a moment: its next bytes must find it free.
        if (file.isPresent() && isWhole(upload, file.get()) && !upload.verifiedAs(file.get()) && upload.tryHold()) {
            try {
                if (isWhole(upload, file.get())) {
                    upload.verify(file.get()); // a wrong one is named at the commit, and sent again
                }
            } finally {
                upload.release();
            }
        }
        return known(path);
    }

    private static boolean isWhole(Upload upload, ManifestFile file) throws IOException {
        return upload != null && Files.exists(upload.data()) && upload.completeAs(file);
    }

    /** The multivariant playlist, with what can be played to its end; empty if that is nothing yet. May read files. */
    public Optional<String> programme() throws IOException {
        Optional<Path> all = whole(MULTIVARIANT);
        return all.isEmpty()
                ? Optional.empty()
                : new PartialProgramme(this::whole)
                        .of(new String(Files.readAllBytes(all.get()), StandardCharsets.UTF_8));
    }

    /** Whether a playlist of media can be played to its end. May read files. */
    public boolean isPlayable(String playlist) throws IOException {
        return new PartialProgramme(this::whole).isPlayable(playlist);
    }
}
