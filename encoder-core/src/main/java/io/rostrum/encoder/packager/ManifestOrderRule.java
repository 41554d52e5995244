package io.rostrum.encoder.packager;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The manifest lists what a playlist names before the playlist, and the multivariant playlist last, for that is the
 * order of the upload (DESIGN, "The package directory is the seam"). */
final class ManifestOrderRule implements Rule {
    @Override
    public String id() {
        return "manifest-order";
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
        Map<String, Integer> places = new HashMap<>();
        view.manifest.files().forEach(file -> places.put(file.path(), places.size()));
        for (Reference reference : view.references) {
            Integer from = places.get(reference.from());
            Integer to = places.get(reference.path());
            if (from != null && to != null && to > from) {
                problems.accept(Problem.error(
                        this,
                        reference.from(),
                        "The manifest sends it before " + reference.path() + ", which it names."));
            }
        }
    }
}
