package io.rostrum.uploader.platform.intake;

import java.util.List;

/**
 * The answer to a manifest.
 *
 * @param want the paths to send, in the manifest's order
 * @param attempt the number that the commit has to name
 * @param published whether exactly these files are published already
 */
record Announcement(List<String> want, long attempt, boolean published) {
    Announcement {
        want = List.copyOf(want);
    }
}
