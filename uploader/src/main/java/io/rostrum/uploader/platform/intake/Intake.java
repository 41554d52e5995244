package io.rostrum.uploader.platform.intake;

import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.files.PlatformFolders;
import io.rostrum.uploader.platform.http.ProblemException;
import io.rostrum.uploader.platform.versions.Arrival;
import io.rostrum.uploader.platform.versions.Arrivals;
import io.rostrum.uploader.platform.versions.Manifest;
import io.rostrum.uploader.platform.versions.PackageLocks;
import io.rostrum.uploader.platform.versions.Publication;
import io.rostrum.uploader.platform.versions.Publications;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The parts that bring packages in, wired together, and what they know in common. */
public record Intake(
        Arrivals arrivals, UploadStore uploads, Publisher publisher, Publications publications, PackageLocks locks) {

    public static Intake open(PlatformFolders folders, Clock clock) throws IOException {
        UploadStore uploads = new UploadStore(folders.uploads(), clock);
        Arrivals arrivals = new Arrivals(folders.manifests());
        Publications publications = Publications.open(folders, arrivals, clock);
        Publisher publisher = new Publisher(folders, publications, uploads, clock);
        Intake intake = new Intake(arrivals, uploads, publisher, publications, new PackageLocks());
        for (PackageId id : arrivals.ids()) {
            long published = publications.find(id).map(Publication::attempt).orElse(0L);
            Optional<Arrival> arrival = arrivals.findReadable(id);
            // Published, but the program died before it could tidy up.
            if (arrival.isPresent() && arrival.get().attempt() == published) {
                intake.tidy(id);
            }
        }
        return intake;
    }

    /** A lecture that is on its way and was never published. */
    public Optional<ArrivingLecture> arriving(PackageId id) throws IOException {
        return publications.find(id).isPresent() || publications.isDeleted(id)
                ? Optional.empty()
                : arrivals.findReadable(id).map(arrival -> new ArrivingLecture(arrival, uploads));
    }

    /** Removes what a publication has made superfluous. */
    void tidy(PackageId id) throws IOException {
        arrivals.remove(id);
        for (Upload upload : uploads.of(id)) {
            drop(upload);
        }
    }

    /** The appliance a package belongs to; empty when nobody in particular. The caller holds the package's lock. */
    String owner(PackageId id) throws IOException, ProblemException {
        Optional<String> published = publications.find(id).map(Publication::owner);
        return published.isPresent()
                ? published.get()
                : arrivals.find(id).map(Arrival::owner).orElse("");
    }

    /** The manifest of what is published; empty for a folder that somebody put there by hand. */
    Optional<Manifest> manifestOf(Publication publication) throws IOException {
        Path file = publications.folder(publication).resolve(Manifest.NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Manifest.parse(Files.readAllBytes(file), publication.id()));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** What an appliance's lectures take, those on the way as a whole, all but one package. */
    long bytesOf(String owner, PackageId except) throws IOException, ProblemException {
        long bytes = publications.bytesOf(owner);
        Optional<Publication> own = publications.find(except);
        if (own.isPresent() && own.get().owner().equals(owner)) {
            bytes -= own.get().bytes();
        }
        for (PackageId id : arrivals.ids()) {
            Optional<Arrival> arrival = id.equals(except) ? Optional.empty() : arrivals.find(id);
            if (arrival.isPresent() && arrival.get().owner().equals(owner)) {
                bytes += arrival.get().manifest().totalSize();
            }
        }
        return bytes;
    }

    /** Forgets an upload, unless somebody is just using it. */
    void drop(Upload upload) throws IOException {
        if (upload.tryHold()) {
            try {
                uploads.delete(upload);
            } finally {
                upload.release();
            }
        }
    }
}
