package io.rostrum.encoder.packager;

import java.util.Objects;

/**
 * One broken rule.
 *
 * @param ruleId which rule, for example {@code segment-idr}; stable, for scripts
 * @param severity whether players fail or merely fare worse
 * @param file relative to the package; the package's own folder is {@code .}
 * @param offset of the byte in the file where it shows; -1 if no single byte does
 * @param sentence for a technician: what is wrong, measured against what
 */
public record Problem(String ruleId, Severity severity, String file, long offset, String sentence) {
    /** How bad a problem is. */
    public enum Severity {
        /** A promise of the package or a MUST of HLS is broken: do not publish it. */
        ERROR,
        /** It plays, but worse than it should on some device or link. */
        WARNING
    }

    /** The file name of problems that belong to no single file. */
    static final String PACKAGE = ".";

    private static final long NO_OFFSET = -1;

    public Problem {
        Objects.requireNonNull(ruleId, "ruleId");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(sentence, "sentence");
    }

    /** Where the rule stands, for example {@code Apple 9.11; RFC 8216bis 4.4.6.2}. */
    public String clause() {
        return Rules.clause(ruleId);
    }

    static Problem error(Rule rule, String file, String sentence) {
        return new Problem(rule.id(), Severity.ERROR, file, NO_OFFSET, sentence);
    }

    static Problem error(Rule rule, String file, long offset, String sentence) {
        return new Problem(rule.id(), Severity.ERROR, file, offset, sentence);
    }

    static Problem warning(Rule rule, String file, String sentence) {
        return new Problem(rule.id(), Severity.WARNING, file, NO_OFFSET, sentence);
    }

    static Problem warning(Rule rule, String file, long offset, String sentence) {
        return new Problem(rule.id(), Severity.WARNING, file, offset, sentence);
    }
}
