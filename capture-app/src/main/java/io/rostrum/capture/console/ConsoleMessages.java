package io.rostrum.capture.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The console's words with the kiosk's, so that both say the same of the same thing. */
final class ConsoleMessages {
    private static final List<String> BUNDLES =
            List.of("/io/rostrum/capture/kiosk/messages", "/io/rostrum/capture/console/messages");

    private ConsoleMessages() {}

    /** All words of a language as one JSON object; a word that it lacks is English. */
    static String json(String language) {
        Map<String, String> words = new TreeMap<>();
        for (String bundle : BUNDLES) {
            read(bundle + ".properties", words);
            if (!language.equals("en")) {
                read(bundle + "_" + language + ".properties", words);
            }
        }
        try {
            return new ObjectMapper().writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("words can be written", e);
        }
    }

    private static void read(String resource, Map<String, String> words) {
        try (InputStream in = ConsoleMessages.class.getResourceAsStream(resource)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
        } catch (IOException e) {
            throw new UncheckedIOException("The program's jar lacks " + resource + "; install it again.", e);
        }
    }
}
