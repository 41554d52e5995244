package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks every promise that a media package makes: its manifest, its playlists against RFC 8216bis and Apple's HLS
 * Authoring Specification (2025-06), its media against its playlists, its ladder against our design. Reads every byte of
 * the package; writes nothing. Thread-safe.
 */
public final class PackageVerifier {
    /** How many times one rule may speak of one file before it only counts. */
    private static final int MAX_REPEATS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(PackageVerifier.class);

    private PackageVerifier() {}

    /**
     * Checks a finished package; one that is not sealed breaks a rule.
     *
     * @return the broken rules, errors and warnings, in the order of the rules; empty if all is well
     * @throws EncoderException BAD_INPUT if there is no such directory, IO if it cannot be listed
     */
    public static List<Problem> verify(Path packageDir) throws EncoderException {
        return check(PackageLoader.load(packageDir, false));
    }

    /**
     * Checks a package that a transcoder still writes: it needs no manifest and no end, and its bandwidths are estimates.
     *
     * @throws EncoderException as {@link #verify}
     */
    public static List<Problem> verifyGrowing(Path packageDir) throws EncoderException {
        return check(PackageLoader.load(packageDir, true));
    }

    private static List<Problem> check(PackageView view) {
        List<Problem> problems = new ArrayList<>();
        for (Rule rule : Rules.ALL) {
            List<Problem> found = new ArrayList<>();
            apply(rule, view, found::add);
            addBounded(found, problems);
        }
        return List.copyOf(problems);
    }

    /** What stops one rule, be it a file that cannot be read or damage that nobody thought of, does not stop the others. */
    private static void apply(Rule rule, PackageView view, Consumer<Problem> problems) {
        try {
            rule.check(view, problems);
        } catch (EncoderException e) {
            problems.accept(Problem.error(rule, Problem.PACKAGE, e.getMessage()));
        } catch (RuntimeException e) {
            LOG.warn("The rule {} failed on {}", rule.id(), view.mediaPackage.directory(), e);
            problems.accept(Problem.error(rule, Problem.PACKAGE, "The rule could not be checked: " + e + "."));
        }
    }

    /** A rendition with a thousand segments that all start wrong is one thing to mend, not a thousand lines to read. */
    private static void addBounded(List<Problem> found, List<Problem> problems) {
        Map<String, Integer> byFile = new HashMap<>();
        found.forEach(problem -> byFile.merge(problem.file(), 1, Integer::sum));
        Map<String, Integer> told = new HashMap<>();
        for (Problem problem : found) {
            int number = told.merge(problem.file(), 1, Integer::sum);
            int all = byFile.get(problem.file());
            if (number < MAX_REPEATS || all == MAX_REPEATS && number == MAX_REPEATS) {
                problems.add(problem);
            } else if (number == MAX_REPEATS) {
                problems.add(new Problem(
                        problem.ruleId(),
                        problem.severity(),
                        problem.file(),
                        problem.offset(),
                        problem.sentence() + " There are " + (all - MAX_REPEATS) + " more like this."));
            }
        }
    }
}
