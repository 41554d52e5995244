package io.rostrum.capture.bench;

import com.sun.management.OperatingSystemMXBean;
import io.rostrum.uploader.Uploader;
import io.rostrum.uploader.job.S3Access;
import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.queue.UploadStateStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Uploads the same package by Rostrum and by its peers, in turn, to the same foreign server: npm's tus server against
 * tus-js-client, S3Proxy against rclone; on the bare loopback, and over 4 Mbit/s with 300 ms. Ours runs in this process, as it
 * does in the agent; each peer is a process of its own. Both upload the loopback's package unmeasured first, so that neither
 * meets a cold server, and they take turns in who begins.
 */
public final class UploadBench {
    private static final String LOOPBACK = "loopback";
    private static final String SLOW = "4mbit-300ms";
    private static final int WARM_RUNS = 3;

    private final UploadBenchSettings settings;
    private final Consumer<String> steps;
    private int number;

    public UploadBench(UploadBenchSettings settings, Consumer<String> steps) {
        this.settings = settings;
        this.steps = steps;
    }

    /** One side of a contest: uploads a package to a port of the server. */
    private interface Contender {
        Usage upload(Path pack, int port) throws BenchException, UploadException, IOException, InterruptedException;
    }

    /** Runs what can be run here; each case goes to the listener as soon as it is measured. */
    public List<UploadCase> run(Consumer<UploadCase> measured)
            throws BenchException, UploadException, IOException, InterruptedException {
        List<UploadCase> cases = new ArrayList<>();
        Path fast = pack("fast", settings.fastBytes());
        Path slow = pack("slow", settings.slowBytes());
        steps.accept("installing tus-js-client and @tus/server");
        NodeFolder node = NodeFolder.install(settings.work().resolve("node"));
        try (BenchServer server = BenchServer.tus(node, settings.work().resolve("tus"))) {
            Contender peer = (pack, port) -> new Program(
                            "tus-js-client",
                            List.of("node", node.script("tus-client.js"), pack.toString(), tusAddress(port)),
                            Map.of())
                    .run(log());
            cases.addAll(contest("@tus/server", "tus-js-client", server, this::ourTus, peer, fast, slow, measured));
        }
        if (missing(settings.s3proxy()).isPresent()) {
            return cases;
        }
        try (BenchServer server =
                BenchServer.s3(settings.s3proxy(), settings.work().resolve("s3"))) {
            cases.addAll(contest("S3Proxy", "rclone", server, this::ourS3, this::rclone, fast, slow, measured));
        }
        return cases;
    }

    /** What the comparison by S3 lacks here, in a sentence; empty if it can be made. */
    public static Optional<String> missing(Path s3proxy) {
        if (s3proxy == null) {
            return Optional.of("S3Proxy is not here, so rclone is left out; name its jar with --s3proxy.");
        }
        return Program.isHere("rclone")
                ? Optional.empty()
                : Optional.of("rclone is not here and is left out; install it: sudo apt-get install rclone");
    }

    private List<UploadCase> contest(
            String serverName,
            String peerName,
            BenchServer server,
            Contender ours,
            Contender theirs,
            Path fast,
            Path slow,
            Consumer<UploadCase> measured)
            throws BenchException, UploadException, IOException, InterruptedException {
        List<UploadCase> cases = new ArrayList<>();
        for (int run = 1; run <= WARM_RUNS; run++) {
            steps.accept("warming up against " + serverName + ", " + run + " of " + WARM_RUNS);
            ours.upload(fast, server.port());
            theirs.upload(fast, server.port());
        }
        cases.add(measure(LOOPBACK, serverName, peerName, ours, theirs, fast, server.port(), 0));
        measured.accept(cases.get(0));
        try (SlowLink link = new SlowLink(
                server.port(), UploadBenchSettings.SLOW_BYTES_PER_SECOND, UploadBenchSettings.SLOW_ROUND_TRIP_MILLIS)) {
            cases.add(measure(
                    SLOW,
                    serverName,
                    peerName,
                    ours,
                    theirs,
                    slow,
                    link.port(),
                    UploadBenchSettings.SLOW_BYTES_PER_SECOND));
        }
        measured.accept(cases.get(1));
        return cases;
    }

    private UploadCase measure(
            String link, String server, String peer, Contender ours, Contender theirs, Path pack, int port, long rate)
            throws BenchException, UploadException, IOException, InterruptedException {
        List<Usage> our = new ArrayList<>();
        List<Usage> their = new ArrayList<>();
        for (int run = 1; run <= settings.runs(); run++) {
            String what = link + " to " + server + ", run " + run + ": ";
            if (run % 2 == 0) {
                steps.accept(what + peer);
                their.add(theirs.upload(pack, port));
            }
            steps.accept(what + "rostrum");
            our.add(ours.upload(pack, port));
            if (run % 2 == 1) {
                steps.accept(what + peer);
                their.add(theirs.upload(pack, port));
            }
        }
        long bytes = size(pack);
        return new UploadCase(link, server, peer, bytes, Usage.median(our), Usage.median(their), rate);
    }

    private Usage ourTus(Path pack, int port) throws UploadException, InterruptedException {
        return ours(pack, Target.of(URI.create(tusAddress(port))));
    }

    private Usage ourS3(Path pack, int port) throws UploadException, InterruptedException {
        S3Access access = new S3Access(
                URI.create("http://127.0.0.1:" + port),
                "",
                true,
                () -> new S3Access.Keys(BenchServer.KEY, BenchServer.SECRET, null));
        return ours(
                pack,
                Target.of(URI.create("s3://" + BenchServer.BUCKET + "/ours-" + number++))
                        .with(access));
    }

    /** Each time with an empty memory, so that everything travels. */
    private Usage ours(Path pack, Target target) throws UploadException, InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (UploadStateStore store = UploadStateStore.open(
                settings.work().resolve("memory-" + number++).resolve("rostrum.db"))) {
            long cpu = system.getProcessCpuTime();
            long started = System.nanoTime();
            new Uploader(store).upload(new UploadJob(pack, target, 0, (done, total) -> {}));
            return new Usage(System.nanoTime() - started, system.getProcessCpuTime() - cpu, 0);
        }
    }

    private Usage rclone(Path pack, int port) throws BenchException, InterruptedException {
        // Its HTTP client refuses to start where that variable is set, even for a store without TLS.
        return new Program(
                        "rclone",
                        List.of(
                                "env",
                                "-u",
                                "AWS_CA_BUNDLE",
                                "rclone",
                                "copy",
                                pack.toString(),
                                "bench:" + BenchServer.BUCKET + "/theirs-" + number++,
                                "--config",
                                "/dev/null",
                                "--transfers",
                                "4",
                                "--s3-upload-concurrency",
                                "4",
                                "--s3-no-check-bucket",
                                "--retries",
                                "1"),
                        Map.of(
                                "RCLONE_CONFIG_BENCH_TYPE",
                                "s3",
                                "RCLONE_CONFIG_BENCH_PROVIDER",
                                "Other",
                                "RCLONE_CONFIG_BENCH_ENDPOINT",
                                "http://127.0.0.1:" + port,
                                "RCLONE_CONFIG_BENCH_ACCESS_KEY_ID",
                                BenchServer.KEY,
                                "RCLONE_CONFIG_BENCH_SECRET_ACCESS_KEY",
                                BenchServer.SECRET,
                                "RCLONE_CONFIG_BENCH_FORCE_PATH_STYLE",
                                "true"))
                .run(log());
    }

    private Path pack(String name, long bytes) throws IOException {
        Path folder = settings.work().resolve("package-" + name);
        if (!Files.exists(folder.resolve("manifest.json"))) {
            steps.accept("writing a package of " + bytes / 1_000_000 + " MB");
            UploadPackage.write(folder, "bench-" + name, bytes);
        }
        return folder;
    }

    private static long size(Path pack) throws IOException {
        try (var files = Files.walk(pack)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private Path log() {
        return settings.work().resolve("peer-" + number++ + ".log");
    }

    private static String tusAddress(int port) {
        return "http://127.0.0.1:" + port + "/files";
    }
}
