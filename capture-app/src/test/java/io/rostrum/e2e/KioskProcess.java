package io.rostrum.e2e;

import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.kiosk.screen.KioskRemote;
import io.rostrum.capture.testsupport.XvfbDisplay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/** {@code rostrum kiosk} in a process of its own, its real window worked from outside; see {@link KioskRemote}. */
record KioskProcess(Process process, PrintStream commands, BufferedReader answers) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    static KioskProcess open(XvfbDisplay display, URI agent, Path data, String... more) throws IOException {
        return open(
                display,
                KioskRemote.command(agent, data, more),
                data.resolveSibling(data.getFileName() + "-kiosk.log"));
    }

    static KioskProcess open(XvfbDisplay display, ProcessBuilder command, Path log) throws IOException {
        Process process = display.on(command).redirectError(log.toFile()).start();
        return new KioskProcess(
                process,
                new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8),
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    void await(String question, String answer) throws Exception {
        await(question, answer::equals);
    }

    String await(String question, Predicate<String> wanted) throws Exception {
        return Poll.until(question, PATIENCE, () -> ask(question), wanted);
    }

    String ask(String question) throws IOException {
        commands.println(question);
        String line = answers.readLine();
        while (line != null && !line.startsWith("= ")) {
            line = answers.readLine();
        }
        if (line == null) {
            throw new AssertionError("The kiosk ended.");
        }
        return line.substring(2);
    }

    void tap(String key) throws IOException {
        ask("down " + key);
        ask("up " + key);
    }

    /** Holds Stop until the receipt is there. */
    void stop() throws Exception {
        ask("focus .stop-button");
        ask("down SPACE");
        await("has .receipt-headline", "true");
        ask("up SPACE");
    }

    /** Goes back, from wherever it is, to Record. */
    void home() throws Exception {
        Poll.until("home", PATIENCE, () -> ask("home") + ask("has .record-button"), "donetrue"::equals);
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        commands.close();
        kill();
    }
}
