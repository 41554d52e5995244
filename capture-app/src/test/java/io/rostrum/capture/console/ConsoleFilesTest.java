package io.rostrum.capture.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsoleFilesTest {
    private static final Path WEB = Path.of("src/main/resources/io/rostrum/capture/console/web");
    private final ConsoleFiles files = new ConsoleFiles();

    @Test
    void everyWordThatAPageSaysIsThereInBothLanguages() throws Exception {
        JsonNode english = words("en");
        JsonNode french = words("fr");
        Pattern said = Pattern.compile("\\bt\\('([a-zA-Z0-9.-]*[a-zA-Z0-9])'");

        try (Stream<Path> pages = Files.walk(WEB)) {
            for (Path page : pages.filter(p -> p.toString().endsWith(".js")).toList()) {
                Matcher matcher = said.matcher(Files.readString(page));
                while (matcher.find()) {
                    assertThat(english.has(matcher.group(1)))
                            .as("%s in %s", matcher.group(1), page)
                            .isTrue();
                }
            }
        }
        assertThat(french.properties()).hasSameSizeAs(english.properties());
        assertThat(french.path("nav.timetable")).isNotEqualTo(english.path("nav.timetable"));
    }

    @Test
    void everyFileThatAPageNamesIsServed() throws Exception {
        Pattern named = Pattern.compile("(?:from|import\\() ?'(\\.{1,2}/[^']+)'");
        try (Stream<Path> pages = Files.walk(WEB)) {
            for (Path page : pages.filter(p -> p.toString().endsWith(".js")).toList()) {
                Matcher matcher = named.matcher(Files.readString(page));
                while (matcher.find()) {
                    Path target =
                            WEB.relativize(page.resolveSibling(matcher.group(1)).normalize());
                    assertThat(files.find(target.toString()))
                            .as("%s of %s", target, page)
                            .isPresent();
                }
            }
        }
        assertThat(files.find(""))
                .hasValueSatisfying(file -> assertThat(file.type()).startsWith("text/html"));
        assertThat(files.find("lib/uPlot.min.css")).isPresent();
    }

    @Test
    void noPageHoldsScriptOrStyleInItself() throws Exception {
        String page = Files.readString(WEB.resolve("index.html"));

        assertThat(page).doesNotContain("<style", "style=", "onclick", "javascript:");
        assertThat(page).doesNotContainPattern("<script[^>]*>[^<]");
    }

    @Test
    void whatIsNotThePagesIsNotServed() {
        for (String path : List.of(
                "../messages.properties",
                "..%2fx",
                "web/index.html",
                "pages/../app.js",
                "/etc/passwd",
                "messages/../en.json",
                "messages/ar.json",
                "lib/other.js",
                "APP.JS",
                ".",
                "app.js\u0000")) {
            assertThat(files.find(path)).as(path).isEmpty();
        }
    }

    private JsonNode words(String language) throws Exception {
        byte[] json = files.find("messages/" + language + ".json").orElseThrow().bytes();
        return new ObjectMapper().readTree(new String(json, StandardCharsets.UTF_8));
    }
}
