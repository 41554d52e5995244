package io.rostrum.capture.recording.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Loader;

/** Looks at a master with the ffprobe and ffmpeg programs of the bytedeco jar: a reader that shares no code with ours. */
public final class Probe {
    private final Path file;
    private final JsonNode root;

    private Probe(Path file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    public static Probe of(Path file) throws Exception {
        String text = run(
                org.bytedeco.ffmpeg.ffprobe.class,
                "-v",
                "error",
                "-of",
                "json",
                "-show_format",
                "-show_streams",
                "-show_entries",
                "packet=pts_time,flags,duration_time",
                file.toString());
        return new Probe(file, new ObjectMapper().readTree(text));
    }

    private static String run(Class<?> program, String... arguments) throws Exception {
        String path = Loader.load(program);
        Map<String, String> libraries =
                Map.of("LD_LIBRARY_PATH", Path.of(path).getParent().toString());
        return Run.program(libraries, Run.with(List.of(path), arguments));
    }

    public String codec() {
        return stream().path("codec_name").asText();
    }

    public int width() {
        return stream().path("width").asInt();
    }

    public int height() {
        return stream().path("height").asInt();
    }

    public int sampleRate() {
        return stream().path("sample_rate").asInt();
    }

    public int channels() {
        return stream().path("channels").asInt();
    }

    private JsonNode stream() {
        return root.path("streams").path(0);
    }

    /** Times of all packets, in seconds. */
    public List<Double> times() {
        List<Double> times = new ArrayList<>();
        root.path("packets").forEach(packet -> times.add(packet.path("pts_time").asDouble()));
        return times;
    }

    /** Times of the packets where decoding may start, in seconds. */
    public List<Double> keyframes() {
        List<Double> times = new ArrayList<>();
        root.path("packets").forEach(packet -> {
            if (packet.path("flags").asText().startsWith("K")) {
                times.add(packet.path("pts_time").asDouble());
            }
        });
        return times;
    }

    /** From zero to the end of the last packet, in seconds. */
    public double end() {
        JsonNode packets = root.path("packets");
        JsonNode last = packets.path(packets.size() - 1);
        return last.path("pts_time").asDouble() + last.path("duration_time").asDouble();
    }

    /** The longest step from one packet to the next, in seconds. */
    public double longestStep() {
        double longest = 0;
        List<Double> times = times();
        for (int i = 1; i < times.size(); i++) {
            longest = Math.max(longest, times.get(i) - times.get(i - 1));
        }
        return longest;
    }

    /** Decodes everything and fails on the first error FFmpeg reports. */
    public Probe decodesWithoutError() throws Exception {
        run(
                org.bytedeco.ffmpeg.ffmpeg.class,
                "-v",
                "error",
                "-xerror",
                "-err_detect",
                "explode",
                "-i",
                file.toString(),
                "-f",
                "null",
                "-");
        return this;
    }
}
