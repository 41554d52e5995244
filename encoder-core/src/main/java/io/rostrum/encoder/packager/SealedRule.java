package io.rostrum.encoder.packager;

import java.util.function.Consumer;

/** A finished package has its manifest, and the manifest can be read (DESIGN, "On disk"). */
final class SealedRule implements Rule {
    @Override
    public String id() {
        return "package-sealed";
    }

    @Override
    public String clause() {
        return "Rostrum package";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        boolean missing = !view.mediaPackage.isSealed();
        if (view.manifest != null || view.growing && missing) {
            return;
        }
        if (missing) {
            problems.accept(Problem.error(
                    this, Problem.PACKAGE, "The package is not sealed: it has no " + Manifest.FILE_NAME + "."));
        } else if (!(view.manifestFailure.getCause() instanceof UnsafePathException)) {
            problems.accept(Problem.error(this, Manifest.FILE_NAME, view.manifestFailure.getMessage()));
        }
    }
}
