package io.rostrum.capture.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program with its arguments, to run once as a process of its own.
 *
 * @param name what people call it
 * @param command the program and its arguments
 * @param environment what it must find beside our own variables
 */
record Program(String name, List<String> command, Map<String, String> environment) {
    private static final long LOOK_MILLIS = 50;
    private static final long STOP_SECONDS = 10;

    /** Whether a program of that name lies in the search path. */
    static boolean isHere(String command) {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    /**
     * Runs it to its end.
     *
     * @param log takes all that it says
     * @throws BenchException PROGRAM with its last words if it failed
     */
    Usage run(Path log) throws BenchException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = null;
        try {
            long started = System.nanoTime();
            process = builder.start();
            process.getOutputStream().close();
            ProcessMeter meter = new ProcessMeter(process.pid());
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                meter.look();
            }
            long wall = System.nanoTime() - started;
            if (process.exitValue() != 0) {
                throw failure(lastWords(log), null);
            }
            return new Usage(wall, meter.cpuNanos(), meter.peakBytes());
        } catch (IOException e) {
            throw failure(e.getMessage(), e);
        } catch (InterruptedException e) {
            stop(process);
            throw e;
        }
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly(); // asked twice: no more patience
        }
    }

    private BenchException failure(String words, Throwable cause) {
        return new BenchException(
                BenchException.Code.PROGRAM, "The program " + name + " failed. It said: " + words, cause);
    }

    private static String lastWords(Path log) throws IOException {
        List<String> lines = Files.readString(log, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "nothing." : lines.get(lines.size() - 1).strip();
    }
}
