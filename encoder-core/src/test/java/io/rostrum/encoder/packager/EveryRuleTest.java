package io.rostrum.encoder.packager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the list of rules against the tests that break a good package: a rule that nothing breaks may be one that sees nothing. */
class EveryRuleTest {
    private static final Path TESTS = Path.of("src/test/java/io/rostrum/encoder/packager");
    private static final Path RULES = Path.of("src/main/java/io/rostrum/encoder/packager");

    @Test
    void everyRuleHasAPackageThatBreaksIt() throws IOException {
        String tests = breakingTests();

        assertThat(Rules.ALL)
                .filteredOn(rule -> !tests.contains('"' + rule.id() + '"'))
                .extracting(Rule::id)
                .as("rules of which no test expects a problem")
                .isEmpty();
    }

    @Test
    void everyRuleClassIsInTheList() throws IOException {
        List<String> classes;
        try (Stream<Path> files = Files.list(RULES)) {
            classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Rule.java") && !name.equals("Rule.java"))
                    .map(name -> name.replace(".java", ""))
                    .toList();
        }

        assertThat(Rules.ALL)
                .extracting(rule -> rule.getClass().getSimpleName())
                .containsExactlyInAnyOrderElementsOf(classes);
    }

    @Test
    void everyRuleHasANameOfItsOwnAndAClause() {
        assertThat(Rules.ALL).extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(Rules.ALL).extracting(Rule::clause).noneMatch(String::isBlank);
    }

    /** The tests that start from a good package ({@link BrokenPackage}). */
    private static String breakingTests() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(TESTS)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                if (text.contains("extends BrokenPackage")) {
                    texts.add(text);
                }
            }
        }
        return String.join("\n", texts).replaceAll("doesNotContain\\([^)]*\\)", "");
    }
}
