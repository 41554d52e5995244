package io.rostrum.uploader.platform.intake;

import io.rostrum.uploader.platform.access.Caller;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.files.PackagePath;
import io.rostrum.uploader.platform.http.ProblemException;
import io.rostrum.uploader.platform.versions.Arrival;
import io.rostrum.uploader.platform.versions.Manifest;
import io.rostrum.uploader.platform.versions.ManifestFile;
import java.io.IOException;
import java.util.Optional;

/** Decides which uploads may begin and go on. Safe for many threads. */
public final class UploadDesk {
    static final long LARGEST_FILE = 1L << 38;

    /** A lecture that is sent while it grows has a few dozen files; more is a mistake or an attack. */
    private static final int MOST_GROWING = 500;

    private final Intake intake;

    public UploadDesk(Intake intake) {
        this.intake = intake;
    }

    /** Begins an upload of a file that the package's manifest promises, or of one that still grows. */
    Upload create(Caller caller, UploadInfo promised) throws ProblemException, IOException {
        if (promised.size() > LARGEST_FILE) {
            throw new ProblemException(413, "Too large", "A file may have at most " + LARGEST_FILE + " bytes.");
        }
        intake.uploads().sweep();
        PackageId id = promised.packageId();
        return intake.locks().alone(id, () -> {
            caller.requireMayChange(intake.owner(id));
            Optional<Arrival> arrival = intake.arrivals().find(id);
            if (promised.size() == UploadInfo.UNKNOWN) {
                requireGrowing(caller, promised, arrival);
            } else {
                requirePromised(promised, arrival);
            }
            return intake.uploads().create(promised);
        });
    }

    private void requirePromised(UploadInfo promised, Optional<Arrival> arrival) throws ProblemException {
        if (arrival.isEmpty()
                && intake.publications().find(promised.packageId()).isPresent()) {
            throw new ProblemException(
                    409, "Already published", "This package is published. To replace it, send its new manifest first.");
        }
        Manifest manifest = arrival.map(Arrival::manifest)
                .orElseThrow(() ->
                        new ProblemException(404, "Unknown package", "Send the package's manifest before its files."));
        boolean exact =
                manifest.files().contains(new ManifestFile(promised.path(), promised.size(), promised.sha256()));
        if (!exact) {
            throw new ProblemException(
                    422, "Not in the manifest", "Path, length and sha256 are not those of a file of the manifest.");
        }
    }

    /** A file that grows has no manifest yet; what it became is checked when the manifest comes. */
    private void requireGrowing(Caller caller, UploadInfo promised, Optional<Arrival> arrival)
            throws ProblemException, IOException {
        String fault = PackagePath.fault(promised.path());
        if (fault != null || promised.path().equalsIgnoreCase(Manifest.NAME)) {
            throw new ProblemException(
                    422, "Unsafe path", "The path " + (fault == null ? "is the manifest's own" : fault) + ".");
        }
        if (!promised.sha256().isEmpty()) {
            throw new ProblemException(
                    400, "Too early", "A file that still grows has no sha256; the manifest tells it at the end.");
        }
        if (arrival.isPresent()
                && arrival.get().manifest().file(promised.path()).isEmpty()) {
            throw new ProblemException(422, "Not in the manifest", "The package's manifest has no file of this path.");
        }
        if (intake.uploads().of(promised.packageId()).size() >= MOST_GROWING) {
            throw new ProblemException(
                    429,
                    "Too many uploads",
                    "This package has " + MOST_GROWING + " unfinished uploads. End some first.");
        }
        long growing = intake.uploads().growingBytesOf(caller.name());
        new Quota(intake).require(caller, promised.packageId(), growing);
    }

    /** A growing file has reached its end. The caller holds the upload. */
    void declare(Upload upload, long length) throws ProblemException, IOException {
        long known = upload.info().size();
        if (known == length) {
            return;
        }
        if (known != UploadInfo.UNKNOWN || length < upload.offset()) {
            throw new ProblemException(
                    400, "Length changed", "The length is " + (known < 0 ? "already exceeded" : known) + ".");
        }
        if (length > LARGEST_FILE) {
            throw new ProblemException(413, "Too large", "A file may have at most " + LARGEST_FILE + " bytes.");
        }
        intake.uploads().setLength(upload, length);
    }

    /**
     * Refuses a request that announces more bytes than may come. The caller holds the upload.
     *
     * @param announced what the request says it carries; -1 when it does not say
     */
    void requireRoom(Caller caller, Upload upload, long announced) throws ProblemException, IOException {
        long size = upload.info().size();
        long limit = size == UploadInfo.UNKNOWN ? LARGEST_FILE : size;
        if (announced > limit - upload.offset()) {
            throw new ProblemException(
                    413, "Too many bytes", "More bytes are announced than the upload's length promised.");
        }
        if (upload.info().sha256().isEmpty() && caller.quota() != Long.MAX_VALUE) {
            long growing = intake.uploads().growingBytesOf(caller.name()) + Math.max(0, announced);
            new Quota(intake).require(caller, upload.info().packageId(), growing);
        }
    }

    void terminate(Upload upload) throws ProblemException, IOException {
        hold(upload);
        try {
            intake.uploads().delete(upload);
        } finally {
            upload.release();
        }
    }

    /** Takes the upload for one request alone. */
    void hold(Upload upload) throws ProblemException {
        if (!upload.tryHold()) {
            throw new ProblemException(
                    423, "Busy", "Another request is using this upload just now. Try again in a moment.");
        }
        if (intake.uploads().find(upload.info().id()).isEmpty()) {
            upload.release();
            throw unknown();
        }
    }

    static ProblemException unknown() {
        return new ProblemException(
                404, "Unknown upload", "There is no such upload, or not any more. Ask what the package still needs.");
    }
}
