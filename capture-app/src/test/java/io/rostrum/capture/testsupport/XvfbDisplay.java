package io.rostrum.capture.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
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

    /** Of the header of an XWD file, in which Xvfb keeps its screen: big-endian words of 32 bits. */
    private static final int HEADER_SIZE = 0;

    private static final int BYTES_PER_LINE = 12 * Integer.BYTES;
    private static final int COLOURS = 19 * Integer.BYTES;
    private static final int BYTES_PER_COLOUR = 12;

    private final Path folder;
    private final Process server;
    private final String name;
    private final Thread hook = new Thread(this::kill, "xvfb-end");

    /** Starts the server and waits until it takes clients. */
    public XvfbDisplay() {
        folder = folder();
        server = start(folder);
        Runtime.getRuntime().addShutdownHook(hook);
        name = ":" + number();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("rostrum-screen");
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for a screen.", e);
        }
    }

    private static Process start(Path folder) {
        // With -displayfd 1 the server takes the first free number and writes it once it is ready.
        ProcessBuilder builder = new ProcessBuilder(
                "Xvfb",
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1920x1080x24",
                "-fbdir",
                folder.toString(),
                "-nolisten",
                "tcp",
                "-noreset");
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

    /** How many colours the screen's left upper part shows, looking at every so many-th pixel of it. */
    public int colours(int width, int height, int step) throws IOException {
        try (FileChannel file = FileChannel.open(folder.resolve("Xvfb_screen0"))) {
            ByteBuffer screen = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
            int pixels = screen.getInt(HEADER_SIZE) + screen.getInt(COLOURS) * BYTES_PER_COLOUR;
            int line = screen.getInt(BYTES_PER_LINE);
            Set<Integer> colours = new HashSet<>();
            for (int y = 0; y < height; y += step) {
                for (int x = 0; x < width; x += step) {
                    colours.add(screen.getInt(pixels + y * line + x * Integer.BYTES));
                }
            }
            return colours.size();
        }
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
        try {
            Files.deleteIfExists(folder.resolve("Xvfb_screen0"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("A screen's folder stays.", e);
        }
    }
}
