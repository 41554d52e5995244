package io.rostrum.encoder.packager;

import java.util.function.Consumer;

/** No path leads out of the package: not in the manifest, not by a playlist's URI, not by a link on the disk. A remote or
 * absolute URI would break once the package moves (DESIGN, "The package directory is the seam"). */
final class SafePathsRule implements Rule {
    @Override
    public String id() {
        return "path-safe";
    }

    @Override
    public String clause() {
        return "Rostrum package";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        if (view.manifestFailure != null && view.manifestFailure.getCause() instanceof UnsafePathException unsafe) {
            problems.accept(Problem.error(this, Manifest.FILE_NAME, unsafe.getMessage()));
        }
        for (String other : view.listing.others()) {
            problems.accept(Problem.error(this, other, "It is a link or a device; a package holds plain files only."));
        }
        for (String file : view.listing.files()) {
            if (!PackagePath.isSafe(file)) {
                problems.accept(Problem.error(this, file, "The file's name does not work on every system."));
            }
        }
        for (Reference reference : view.references) {
            if (reference.path() == null) {
                problems.accept(Problem.error(
                        this,
                        reference.from(),
                        "The URI \"" + reference.uri() + "\" is not a plain relative path within the package."));
            }
        }
    }
}
