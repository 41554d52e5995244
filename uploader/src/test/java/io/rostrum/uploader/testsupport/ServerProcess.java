package io.rostrum.uploader.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A server in a process of its own, which says "listening PORT" and can be killed and started again on that port. */
public final class ServerProcess implements AutoCloseable {
    private final IntFunction<List<String>> command;
    private Process process;
    private int port;

    /** @param command the command line for a port; 0 for any */
    public ServerProcess(IntFunction<List<String>> command) throws IOException {
        this.command = command;
        start();
    }

    public synchronized void start() throws IOException {
        process = new ProcessBuilder(command.apply(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("listening ")) {
                port = Integer.parseInt(line.substring("listening ".length()));
                return;
            }
        }
        throw new IOException("The server did not start: " + command.apply(port));
    }

    /** SIGKILL: no chance to tidy up. */
    public synchronized void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public synchronized boolean isAlive() {
        return process.isAlive();
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        kill();
    }
}
