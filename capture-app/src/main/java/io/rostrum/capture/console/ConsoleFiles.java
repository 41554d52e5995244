package io.rostrum.capture.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;

/** The files of the pages, out of the program's own jar and its WebJars; read once. Any thread. */
final class ConsoleFiles {
    private static final Pattern OWN = Pattern.compile("(?:pages/)?[a-z0-9-]{1,40}\\.(?:html|css|js|svg)");
    private static final Pattern MESSAGES = Pattern.compile("messages/(en|fr)\\.json");
    private static final Map<String, String> LIBRARIES = Map.of(
            "lib/uPlot.esm.js", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.esm.js",
            "lib/uPlot.min.css", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.min.css",
            "lib/hls.mjs", "/META-INF/resources/webjars/hls.js/1.4.12/dist/hls.mjs");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "mjs", "text/javascript;charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    private final Map<String, Optional<File>> files = new ConcurrentHashMap<>();

    /**
     * One file.
     *
     * @param packed the same by gzip
     */
    record File(byte[] bytes, byte[] packed, String type, String tag) {}

    /** The file of that path below the console's; no path leads anywhere else. */
    Optional<File> find(String path) {
        String name = path.isEmpty() ? "index.html" : path;
        boolean known = OWN.matcher(name).matches()
                || LIBRARIES.containsKey(name)
                || MESSAGES.matcher(name).matches();
        return known ? files.computeIfAbsent(name, ConsoleFiles::load) : Optional.empty();
    }

    private static Optional<File> load(String name) {
        if (MESSAGES.matcher(name).matches()) {
            String language = name.substring("messages/".length(), name.length() - ".json".length());
            return Optional.of(file(name, ConsoleMessages.json(language).getBytes(StandardCharsets.UTF_8)));
        }
        String resource = LIBRARIES.getOrDefault(name, "web/" + name);
        try (InputStream in = ConsoleFiles.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(file(name, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("The program's jar is damaged; install it again.", e);
        }
    }

    private static File file(String name, byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        String tag = "\"" + HexFormat.of().toHexDigits((int) sum.getValue()) + "\"";
        return new File(bytes, packed(bytes), TYPES.get(name.substring(name.lastIndexOf('.') + 1)), tag);
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can always be written.", e);
        }
        return packed.toByteArray();
    }
}
