package io.rostrum.capture.cli;

import io.rostrum.encoder.media.Layout;
import picocli.CommandLine.Option;

/** What somebody may say of a lecture that becomes a recording; null where nobody did. */
final class LectureOptions {
    @Option(names = "--course", paramLabel = "TEXT", description = "Course that the lecture belongs to.")
    private String course;

    @Option(names = "--lecturer", paramLabel = "TEXT", description = "Who teaches.")
    private String lecturer;

    @Option(names = "--language", paramLabel = "TAG", description = "Language of the speech, for example fr.")
    private String language;

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            converter = LayoutConverter.class,
            description = "slides-with-inset, side-by-side, slides or presenter.")
    private Layout layout;

    String course() {
        return course;
    }

    String lecturer() {
        return lecturer;
    }

    /** As it was typed. */
    String language() {
        return language;
    }

    Layout layout() {
        return layout;
    }
}
