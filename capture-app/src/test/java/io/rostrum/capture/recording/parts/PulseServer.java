package io.rostrum.capture.recording.parts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A sound server of its own with one sink that leads nowhere; what is played into it is heard at {@code mic.monitor}. */
public final class PulseServer implements AutoCloseable {
    private final Process server;
    private final Path folder;

    private PulseServer(Process server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Starts a server that keeps to a folder. */
    public static PulseServer start(Path folder) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "pulseaudio",
                        "-n",
                        "--daemonize=no",
                        "--use-pid-file=no",
                        "--exit-idle-time=-1",
                        "--disallow-exit",
                        "-L",
                        "module-native-protocol-unix auth-anonymous=1 socket=" + folder.resolve("native"),
                        "-L",
                        "module-null-sink sink_name=mic")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pulse.log").toFile());
        builder.environment().putAll(environment(folder));
        PulseServer pulse = new PulseServer(Run.start(builder), folder);
        Eventually.await("the sound server answers", Duration.ofSeconds(10), pulse::answers);
        return pulse;
    }

    private static Map<String, String> environment(Path folder) {
        return Map.of(
                "XDG_RUNTIME_DIR", folder.toString(),
                "HOME", folder.toString(),
                "PULSE_SERVER", address(folder));
    }

    private static String address(Path folder) {
        return "unix:" + folder.resolve("native");
    }

    private boolean answers() throws Exception {
        if (!server.isAlive()) {
            throw new AssertionError("pulseaudio ended: " + Files.readString(folder.resolve("pulse.log")));
        }
        ProcessBuilder builder = new ProcessBuilder("pactl", "info")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment(folder));
        Process process = Run.start(builder);
        return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    /** Plugs another microphone in, {@code NAME.monitor}. */
    public void plug(String name) throws Exception {
        pactl("load-module", "module-null-sink", "sink_name=" + name);
    }

    /** Pulls every microphone of a name out. */
    public void unplug(String name) throws Exception {
        for (String line : pactl("list", "short", "modules").split("\n")) {
            String[] fields = line.split("\t");
            if (fields.length > 2 && fields[2].contains("sink_name=" + name)) {
                pactl("unload-module", fields[0]);
            }
        }
    }

    private String pactl(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("pactl"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment(folder));
        Process process = Run.start(builder);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("pactl failed: " + said);
        }
        return said;
    }

    /** The address that clients connect to. */
    public String address() {
        return address(folder);
    }

    /** Begins to play a sine into the sink, mono 48 kHz; destroy the process to end it. */
    public Process play(int hertz, double amplitude, int seconds) throws IOException {
        return play("mic", hertz, amplitude, seconds);
    }

    /** The same into another sink. */
    public Process play(String sink, int hertz, double amplitude, int seconds) throws IOException {
        Path file = folder.resolve("tone-" + hertz + ".raw");
        ByteBuffer samples = ByteBuffer.allocate(48_000 * seconds * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 48_000 * seconds; i++) {
            samples.putShort((short) (32767 * amplitude * Math.sin(2 * Math.PI * hertz * i / 48_000)));
        }
        Files.write(file, samples.array());
        ProcessBuilder builder = new ProcessBuilder(
                        "pacat",
                        "--playback",
                        "--device=" + sink,
                        "--rate=48000",
                        "--channels=1",
                        "--format=s16le",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment(folder));
        return Run.start(builder);
    }

    @Override
    public void close() {
        Run.kill(server);
    }
}
