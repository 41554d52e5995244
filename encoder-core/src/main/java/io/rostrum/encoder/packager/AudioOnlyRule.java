package io.rostrum.encoder.packager;

import java.util.function.Consumer;

/**
 * A lecture with sound has a programme of sound alone: a playlist beside the multivariant one (DESIGN, ladder). A variant
 * within it would do for most players, though Apple's rule 9.20 forbids it for television sets.
 */
final class AudioOnlyRule implements Rule {
    @Override
    public String id() {
        return "audio-only";
    }

    @Override
    public String clause() {
        return "Rostrum ladder; Apple 9.20";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        boolean silent = view.renditions(Role.AUDIO).isEmpty();
        if (view.mainProgramme().isEmpty() || silent || isBeside(view) || isWithin(view)) {
            return;
        }
        problems.accept(Problem.warning(
                this, MediaPackage.PLAYLIST, "There is no programme of sound alone for the weakest links."));
    }

    private static boolean isBeside(PackageView view) {
        boolean playlist = view.renditions(Role.AUDIO).stream()
                .anyMatch(rendition -> !rendition.file().contains("/"));
        return playlist
                || view.programmes.stream()
                        .filter(programme -> !programme.isMain())
                        .anyMatch(programme -> programme.playlist().variants().stream()
                                .noneMatch(variant -> view.hasPicture(programme, variant)));
    }

    private static boolean isWithin(PackageView view) {
        return view.mainProgramme()
                .filter(programme -> programme.playlist().variants().stream()
                        .anyMatch(variant -> !view.hasPicture(programme, variant)))
                .isPresent();
    }
}
