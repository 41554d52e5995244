package io.rostrum.uploader.platform;

import java.io.IOException;
import java.time.Clock;

/** The parts that bring packages in, wired together. */
record Intake(ManifestStore manifests, UploadStore uploads, Publisher publisher, PackageLocks locks) {

    static Intake open(PlatformFolders folders, Clock clock) throws IOException {
        ManifestStore manifests = new ManifestStore(folders.manifests());
        UploadStore uploads = new UploadStore(folders.uploads(), clock);
        Publisher publisher = new Publisher(folders, manifests, uploads);
        return new Intake(manifests, uploads, publisher, new PackageLocks());
    }
}
