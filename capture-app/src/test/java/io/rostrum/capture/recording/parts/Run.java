package io.rostrum.capture.recording.parts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs other programs to their end. */
public final class Run {
    private Run() {}

    /** What the program printed; fails if it takes longer than 60 s or ends with another code than 0. */
    public static String program(Map<String, String> environment, String... command) throws Exception {
        return program(Duration.ofSeconds(60), environment, command);
    }

    /** What the program printed; fails if it takes longer than that or ends with another code than 0. */
    public static String program(Duration patience, Map<String, String> environment, String... command)
            throws Exception {
        Path output = Files.createTempFile("rostrum-run", ".txt");
        Path errors = Files.createTempFile("rostrum-run", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = start(builder);
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(List.of(command) + " did not end");
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(
                        List.of(command) + " ended with " + process.exitValue() + ": " + Files.readString(errors));
            }
            return Files.readString(output, StandardCharsets.UTF_8);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    /** Starts a program; if it is not installed, fails with a sentence that says how to get it. */
    public static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new AssertionError(
                    "The program " + builder.command().get(0)
                            + " is not installed. Run the tests with ./rostrum test, which installs it.",
                    e);
        }
    }

    /** Kills a program and waits until it is gone. */
    static void kill(Process process) {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A command with more arguments. */
    public static String[] with(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
