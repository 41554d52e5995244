package io.rostrum.encoder.packager;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The manifest lists every file of the package and no other (DESIGN, "On disk"). */
final class ManifestCompleteRule implements Rule {
    @Override
    public String id() {
        return "manifest-complete";
    }

    @Override
    public String clause() {
        return "Rostrum package";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        if (view.manifest == null) {
            return;
        }
        Set<String> listed = new HashSet<>();
        Set<String> present = new HashSet<>(view.listing.files());
        for (PackageFile file : view.manifest.files()) {
            listed.add(file.path());
            if (!present.contains(file.path())) {
                problems.accept(Problem.error(this, file.path(), "The manifest lists the file, but it is not there."));
            }
        }
        for (String file : view.listing.files()) {
            if (!listed.contains(file)) {
                problems.accept(Problem.error(this, file, "The file is not in the manifest, so it would not travel."));
            }
        }
    }
}
