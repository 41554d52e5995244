package io.rostrum.uploader.platform.intake;

import io.rostrum.uploader.platform.access.Caller;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.http.ProblemException;
import java.io.IOException;
import java.util.Locale;

/** How much an appliance may store. */
record Quota(Intake intake) {

    /**
     * Refuses a package for which there is no room: 413 when there never will be, 507 when lectures have to go first.
     *
     * @param bytes what the whole package takes
     */
    void require(Caller caller, PackageId id, long bytes) throws IOException, ProblemException {
        if (caller.quota() == Long.MAX_VALUE) {
            return;
        }
        if (bytes > caller.quota()) {
            throw new ProblemException(
                    413,
                    "Larger than the quota",
                    "The package has " + mega(bytes) + " MB and this appliance may store " + mega(caller.quota())
                            + " MB in all. Give it a larger quota, or encode with fewer rungs.");
        }
        long others = intake.bytesOf(caller.name(), id);
        if (others + bytes > caller.quota()) {
            throw new ProblemException(
                    507,
                    "Quota used up",
                    "This appliance's lectures take " + mega(others) + " of " + mega(caller.quota())
                            + " MB, and the package has " + mega(bytes)
                            + " MB. Give it a larger quota, or delete old lectures on the platform.");
        }
    }

    private static String mega(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }
}
