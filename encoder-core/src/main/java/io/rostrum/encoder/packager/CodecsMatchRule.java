package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.IFrameVariant;
import io.rostrum.encoder.hls.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** CODECS names exactly the codecs of the variant's picture and sounds, as their headers state them (RFC 8216bis, 4.4.6.2;
 * RFC 6381). */
final class CodecsMatchRule implements Rule {
    @Override
    public String id() {
        return "codecs-match";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4.4.6.2; RFC 6381";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (Programme programme : view.programmes) {
            for (Variant variant : programme.playlist().variants()) {
                List<RenditionView> parts = new ArrayList<>(view.sounds(programme, variant));
                view.rendition(programme, variant.uri()).ifPresent(parts::add);
                compare(programme, variant.uri(), variant.codecs(), parts, problems);
            }
            for (IFrameVariant variant : programme.playlist().iFrameVariants()) {
                List<RenditionView> parts =
                        view.rendition(programme, variant.uri()).stream().toList();
                compare(programme, variant.uri(), variant.codecs(), parts, problems);
            }
        }
    }

    private void compare(
            Programme programme,
            String uri,
            List<String> declared,
            List<RenditionView> parts,
            Consumer<Problem> problems) {
        if (declared.isEmpty() || parts.isEmpty() || parts.stream().anyMatch(part -> part.track() == null)) {
            return;
        }
        Set<String> actual = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        parts.forEach(part -> actual.add(part.track().format().codecString()));
        Set<String> stated = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        // Subtitles may be named too (Apple, 5.10); their files need no header.
        declared.stream()
                .filter(codec -> !codec.startsWith("wvtt") && !codec.startsWith("stpp"))
                .forEach(stated::add);
        if (!stated.equals(actual)) {
            problems.accept(Problem.error(
                    this,
                    programme.file(),
                    "The variant " + uri + " states the codecs " + stated + ", its media has " + actual + "."));
        }
    }
}
