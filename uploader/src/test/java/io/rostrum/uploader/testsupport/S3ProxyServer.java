package io.rostrum.uploader.testsupport;

import io.rostrum.uploader.job.S3Access;
import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.job.Trust;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The S3-compatible store S3Proxy as a process, which can be killed and started again on its port. */
public final class S3ProxyServer implements AutoCloseable {
    public static final String BUCKET = "lectures";
    private static final String KEY = "appliance";
    private static final String SECRET = "very-secret-key";

    private final Path directory;
    private final int port;
    private final int securePort;
    private final Path keyStore;
    private Process process;

    /** @param keyStore PKCS#12 with the password {@code changeit} for a second, secure port; null for none */
    public S3ProxyServer(Path directory, Path keyStore) throws Exception {
        this.directory = Files.createDirectories(directory);
        this.keyStore = keyStore;
        Files.createDirectories(directory.resolve("data").resolve(BUCKET));
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket other = new ServerSocket(0)) {
            port = one.getLocalPort();
            securePort = other.getLocalPort();
        }
        start();
    }

    public void start() throws Exception {
        Path properties = directory.resolve("s3proxy.conf");
        String secure = keyStore == null
                ? ""
                : "s3proxy.secure-endpoint=https://127.0.0.1:" + securePort + "\ns3proxy.keystore-path=" + keyStore
                        + "\ns3proxy.keystore-password=changeit\n";
        Files.writeString(
                properties,
                "s3proxy.endpoint=http://127.0.0.1:" + port + "\n" + secure
                        + "s3proxy.authorization=aws-v2-or-v4\ns3proxy.identity=" + KEY + "\ns3proxy.credential="
                        + SECRET
                        + "\njclouds.provider=filesystem-nio2\njclouds.filesystem.basedir=" + directory.resolve("data")
                        + "\n");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        File log = directory.resolve("s3proxy.log").toFile();
        process = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-jar",
                        Path.of("target/servers/s3proxy.jar").toAbsolutePath().toString(),
                        "--properties",
                        properties.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        Deadline.until("S3Proxy listens (see " + log + ")", () -> {
            try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return probe.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    public int port() {
        return port;
    }

    public Target target(URI endpoint) {
        return Target.of(URI.create("s3://" + BUCKET + "/archive"))
                .with(new S3Access(endpoint, "", true, () -> new S3Access.Keys(KEY, SECRET, null)));
    }

    public Target target() {
        return target(URI.create("http://127.0.0.1:" + port));
    }

    public Target secureTarget(Trust trust) {
        return target(URI.create("https://localhost:" + securePort)).with(trust);
    }

    /** Path inside the package to hash, as the store's own folder holds it. */
    public Map<String, String> hashes(String packageId) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        Path root = directory.resolve("data").resolve(BUCKET).resolve("archive").resolve(packageId);
        if (!Files.isDirectory(root)) {
            return hashes;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                hashes.put(root.relativize(file).toString(), TestPackage.sha256(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    /** Begun uploads of a package that the store still holds. */
    public List<String> begun(String packageId) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
            return files.map(Path::toString)
                    .filter(path -> path.contains(".mpus") || path.contains("multipart"))
                    .filter(path -> path.contains("archive/" + packageId + "/"))
                    .toList();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
