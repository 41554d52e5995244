package io.rostrum.capture.agent.health;

import io.rostrum.capture.agent.settings.DataFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What somebody needs who helps from afar, as a ZIP file: the ends of the logs, what the API says of the room, the newest
 * recordings' descriptions. Only texts that are named here go in, so neither media nor keys can; what looks like a secret
 * inside of them is blotted out.
 */
public final class SupportBundle {
    private static final int MOST_RECORDINGS = 20;
    private static final int MOST_LOGS = 5;
    private static final int MOST_BYTES = 2 << 20;
    private static final List<String> REPORTS = List.of("recording.json", "sync.json");
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(bearer\\s+|[\"']?(?:password|passwd|token|secret|api[_-]?key|authorization)[\"']?\\s*[:=]\\s*[\"']?(?:bearer\\s+)?|://[^/@\\s:\"]*:)"
                    + "[^\\s\"'&@,;]+");
    private static final Pattern QUERY = Pattern.compile("(https?://[^\\s\"?]+\\?)[^\\s\"]+");

    private final DataFolder data;

    public SupportBundle(DataFolder data) {
        this.data = data;
    }

    /**
     * Writes the file.
     *
     * @param answers texts by their names, for example what the API says
     */
    public void write(Map<String, String> answers, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> answer : answers.entrySet()) {
                put(zip, answer.getKey(), answer.getValue());
            }
            for (Path log : newest(data.logs(), MOST_LOGS)) {
                if (Files.isRegularFile(log) && !log.toString().endsWith(".gz")) {
                    put(zip, "logs/" + log.getFileName(), end(log));
                }
            }
            for (Path recording : newest(data.recordings(), MOST_RECORDINGS)) {
                for (String report : REPORTS) {
                    Path file = recording.resolve(report);
                    if (Files.isRegularFile(file)) {
                        put(zip, "recordings/" + recording.getFileName() + "/" + report, end(file));
                    }
                }
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(withoutSecrets(text).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    static String withoutSecrets(String text) {
        String hidden = SECRET.matcher(text).replaceAll("$1(hidden)");
        return QUERY.matcher(hidden).replaceAll("$1(hidden)");
    }

    private static List<Path> newest(Path folder, int most) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted(Comparator.comparing(Path::getFileName).reversed())
                    .limit(most)
                    .toList();
        }
    }

    private static String end(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, in.length() - MOST_BYTES);
            in.seek(start);
            byte[] bytes = new byte[(int) (in.length() - start)];
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
