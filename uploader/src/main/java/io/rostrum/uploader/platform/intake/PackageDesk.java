package io.rostrum.uploader.platform.intake;

import io.rostrum.uploader.platform.access.Caller;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.files.PlatformFolders;
import io.rostrum.uploader.platform.http.Problem;
import io.rostrum.uploader.platform.http.ProblemException;
import io.rostrum.uploader.platform.versions.Arrival;
import io.rostrum.uploader.platform.versions.Manifest;
import io.rostrum.uploader.platform.versions.ManifestFile;
import io.rostrum.uploader.platform.versions.Publication;
import io.rostrum.uploader.platform.versions.Publications;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a package in: the manifest first, the commit last. Safe for many threads. */
public final class PackageDesk {
    private final PlatformFolders folders;
    private final Intake intake;
    private final Publisher publisher;
    private final Publications publications;

    public PackageDesk(PlatformFolders folders, Intake intake) {
        this.folders = folders;
        this.intake = intake;
        this.publisher = intake.publisher();
        this.publications = intake.publications();
    }

    /** Takes a manifest and says what to send. */
    Announcement announce(Caller caller, PackageId id, byte[] bytes) throws IOException, ProblemException {
        Manifest manifest = Manifest.parse(bytes, id);
        return intake.locks().alone(id, () -> announce(caller, manifest, bytes));
    }

    private Announcement announce(Caller caller, Manifest manifest, byte[] bytes) throws IOException, ProblemException {
        PackageId id = manifest.id();
        Optional<Publication> published = publications.find(id);
        Optional<Arrival> before = intake.arrivals().find(id);
        caller.requireMayChange(intake.owner(id));
        if (published.isPresent() && samePublished(published.get(), manifest)) {
            return new Announcement(List.of(), published.get().attempt(), true);
        }
        long attempt = 1
                + Math.max(
                        published.map(Publication::attempt).orElse(0L),
                        before.map(Arrival::attempt).orElse(0L));
        List<ManifestFile> lacking = publisher.lacking(manifest);
        long bytesLacking = lacking.stream().mapToLong(ManifestFile::size).sum();
        new Quota(intake).require(caller, id, manifest.totalSize());
        requireSpace(bytesLacking);
        intake.arrivals().put(new Arrival(attempt, owner(caller, id), manifest, bytes));
        dropOthers(manifest);
        return new Announcement(lacking.stream().map(ManifestFile::path).toList(), attempt, false);
    }

    /**
     * Publishes the package that was announced; one that is published already is left as it is.
     *
     * @param attempt the number from the announcement; 0 for a client that knows none, then the last one counts
     */
    Publication commit(Caller caller, PackageId id, long attempt) throws IOException, ProblemException {
        return intake.locks().alone(id, () -> commitAlone(caller, id, attempt));
    }

    /** Forgets what was announced and sent of a package and not published; what is published stays. */
    void withdraw(Caller caller, PackageId id) throws IOException, ProblemException {
        intake.locks().alone(id, () -> {
            if (intake.arrivals().find(id).isPresent()) {
                caller.requireMayChange(intake.owner(id));
                intake.tidy(id);
            }
            return id;
        });
    }

    private Publication commitAlone(Caller caller, PackageId id, long attempt) throws IOException, ProblemException {
        caller.requireMayChange(intake.owner(id));
        Optional<Arrival> arrival = intake.arrivals().find(id);
        Optional<Publication> published = publications.find(id);
        if (published.isPresent()
                && (attempt == 0
                        ? arrival.isEmpty()
                        : attempt == published.get().attempt())) {
            return published.get();
        }
        long newest = arrival.map(Arrival::attempt)
                .or(() -> published.map(Publication::attempt))
                .orElseThrow(() -> new ProblemException(
                        404, "Unknown package", "The platform has no manifest of this package. Send it first."));
        if (arrival.isEmpty() || attempt != 0 && attempt != newest) {
            throw new ProblemException(new Problem(
                    409,
                    "Overtaken",
                    "Another uploader announced this lecture later, as attempt " + newest
                            + ". Stop this one, or send the manifest again.",
                    Map.of(),
                    Map.of("attempt", newest)));
        }
        publisher.publish(arrival.get());
        intake.tidy(id);
        publications.sweep();
        return publications.find(id).orElseThrow();
    }

    /** The platform's own token may mend an appliance's lecture without taking it away from the appliance. */
    private String owner(Caller caller, PackageId id) throws IOException, ProblemException {
        return caller.name().isEmpty() ? intake.owner(id) : caller.name();
    }

    private boolean samePublished(Publication publication, Manifest manifest) throws IOException {
        Optional<Manifest> known = intake.manifestOf(publication);
        return known.isPresent()
                && known.get().sameFiles(manifest)
                && publisher.lost(publication, manifest, false).isEmpty();
    }

    /** A new manifest for the same package makes files of an older one superfluous. */
    private void dropOthers(Manifest manifest) throws IOException {
        for (Upload upload : intake.uploads().of(manifest.id())) {
            Optional<ManifestFile> promised = manifest.file(upload.info().path());
            boolean useful = promised.isPresent()
                    && upload.info().mayBe(promised.get())
                    && upload.offset() <= promised.get().size();
            if (!useful) {
                intake.drop(upload);
            }
        }
    }

    private void requireSpace(long bytes) throws ProblemException, IOException {
        long free = folders.freeBytes();
        if (bytes > free) {
            throw new ProblemException(
                    507,
                    "Disk full",
                    "The package needs " + (bytes >> 20) + " MiB and the platform's disk has " + (free >> 20)
                            + " MiB left. Free some space, then upload again.");
        }
    }
}
