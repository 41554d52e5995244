package io.rostrum.capture.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server that others wrote, as a process of its own for as long as the comparison lasts. */
final class BenchServer implements AutoCloseable {
    static final String BUCKET = "bench";
    static final String KEY = "bench";
    static final String SECRET = "bench-secret";

    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final int port;

    private BenchServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    int port() {
        return port;
    }

    /** npm's @tus/server. */
    static BenchServer tus(NodeFolder node, Path folder) throws IOException, BenchException {
        Files.createDirectories(folder);
        Process process = new ProcessBuilder("node", node.script("tus-server.js"), folder.toString())
                .redirectError(folder.resolveSibling("tus-server.log").toFile())
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null || !line.startsWith("listening ")) {
            process.destroyForcibly();
            throw new BenchException(BenchException.Code.PROGRAM, "The tus server did not start.", null);
        }
        return new BenchServer(process, Integer.parseInt(line.substring("listening ".length())));
    }

    /** S3Proxy on a folder. */
    static BenchServer s3(Path jar, Path folder) throws IOException, BenchException {
        Files.createDirectories(folder.resolve("data").resolve(BUCKET));
        int port;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        Path settings = folder.resolve("s3proxy.conf");
        Files.writeString(
                settings,
                "s3proxy.endpoint=http://127.0.0.1:" + port + "\ns3proxy.authorization=aws-v2-or-v4\ns3proxy.identity="
                        + KEY + "\ns3proxy.credential=" + SECRET
                        + "\njclouds.provider=filesystem-nio2\njclouds.filesystem.basedir=" + folder.resolve("data")
                        + "\n");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        List.of(java, "-Xmx512m", "-jar", jar.toString(), "--properties", settings.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
        long end = System.nanoTime() + START_NANOS;
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new BenchException(
                        BenchException.Code.PROGRAM,
                        "S3Proxy did not start; " + folder.resolve("s3proxy.log") + " says why.",
                        null);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return new BenchServer(process, port);
    }

    private static boolean answers(int port) {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException e) {
            return false; // not yet
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
