package io.rostrum.capture.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An X11 screen of 1920x1080 in memory (Debian package {@code xvfb}), at a free display number that the server itself
 * chooses. Ends with {@link #close()}, or with this JVM at the latest.
 */
public final class XvfbDisplay implements AutoCloseable {
    private static final int SECONDS_TO_START = 20;

    private final Process server;
    private final String name;
    private final Thread hook = new Thread(this::kill, "xvfb-end");

    /** Starts the server and waits until it takes clients. */
    public XvfbDisplay() {
        server = start();
        Runtime.getRuntime().addShutdownHook(hook);
        name = ":" + number();
    }

    private static Process start() {
        // With -displayfd 1 the server takes the first free number and writes it once it is ready.
        ProcessBuilder builder = new ProcessBuilder(
                "Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset");
        try {
            return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new UncheckedIOException("Xvfb does not start. Install Debian's package xvfb.", e);
        }
    }

    private String number() {
        try {
            String line = CompletableFuture.supplyAsync(this::firstLine).get(SECONDS_TO_START, TimeUnit.SECONDS);
            if (line == null) {
                throw new IllegalStateException("Xvfb ended before it was ready.");
            }
            return line.strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IllegalStateException("Interrupted while Xvfb started.", e);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IllegalStateException("Xvfb did not become ready.", e);
        }
    }

    private String firstLine() {
        try {
            return new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        } catch (IOException e) {
            throw new UncheckedIOException("Xvfb's display number cannot be read.", e);
        }
    }

    /** The display as X11 programs name it, for example {@code :97}; also what follows {@code x11grab:}. */
    public String name() {
        return name;
    }

    /** Lets a child process open its windows here. */
    public ProcessBuilder on(ProcessBuilder child) {
        child.environment().put("DISPLAY", name);
        return child;
    }

    private void kill() {
        server.destroy();
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(5, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
