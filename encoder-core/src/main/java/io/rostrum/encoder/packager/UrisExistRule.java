package io.rostrum.encoder.packager;

import java.util.function.Consumer;

/** Every file that a playlist names is there (RFC 8216bis, 6.2.1). */
final class UrisExistRule implements Rule {
    @Override
    public String id() {
        return "uri-exists";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 6.2.1";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (Reference reference : view.references) {
            if (reference.path() != null && !reference.exists()) {
                problems.accept(Problem.error(
                        this, reference.from(), "It names " + reference.path() + ", which is not there."));
            }
        }
    }
}
