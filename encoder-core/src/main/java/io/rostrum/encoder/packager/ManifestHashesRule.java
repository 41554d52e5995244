package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Every file has the size and the SHA-256 that the manifest states (DESIGN, "On disk"). */
final class ManifestHashesRule implements Rule {
    @Override
    public String id() {
        return "manifest-hashes";
    }

    @Override
    public String clause() {
        return "Rostrum package";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) throws EncoderException {
        if (view.manifest == null) {
            return;
        }
        Set<String> present = new HashSet<>(view.listing.files());
        for (PackageFile file : view.manifest.files()) {
            if (!present.contains(file.path())) {
                continue;
            }
            FileDigest digest = FileDigest.of(view.mediaPackage.directory().resolve(file.path()));
            if (digest.size() != file.size()) {
                problems.accept(Problem.error(
                        this,
                        file.path(),
                        "The file has " + digest.size() + " bytes, the manifest says " + file.size() + "."));
            } else if (!digest.sha256().equals(file.sha256())) {
                problems.accept(Problem.error(
                        this, file.path(), "The file's SHA-256 is not the manifest's: its bytes have changed."));
            }
        }
    }
}
