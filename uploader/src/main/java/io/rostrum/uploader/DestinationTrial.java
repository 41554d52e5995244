package io.rostrum.uploader;

import io.rostrum.uploader.job.RetryPolicy;
import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.job.UploadSettings;
import io.rostrum.uploader.protocol.Destination;
import io.rostrum.uploader.protocol.Destinations;
import io.rostrum.uploader.protocol.PackageFile;
import io.rostrum.uploader.protocol.SealedPackage;
import io.rostrum.uploader.protocol.Session;
import io.rostrum.uploader.queue.UploadStateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a destination as a lecture would use it: uploads a small package, shows it to nobody, and has it removed again. Asks each
 * thing twice at most, so that a person who waits is told soon.
 */
public final class DestinationTrial {
    private static final Logger LOG = LoggerFactory.getLogger(DestinationTrial.class);
    private static final int BYTES = 64 << 10;
    private static final UploadSettings SOON = UploadSettings.DEFAULT.with(
            new RetryPolicy(Duration.ofSeconds(15), 2, Duration.ofMillis(500), Duration.ofSeconds(1)));

    private final Target target;
    private final Path folder;

    /**
     * What came of it.
     *
     * @param bytes that travelled
     * @param length of time it took
     * @param leftover why the package still lies there, in a sentence; null if it is gone again
     */
    public record Result(long bytes, Duration length, String leftover) {}

    /** @param folder where the package is made; nothing stays there */
    public DestinationTrial(Target target, Path folder) {
        this.target = target;
        this.folder = folder;
    }

    /**
     * Does it, on this thread.
     *
     * @throws UploadException as an upload of a lecture would
     */
    public Result run() throws UploadException, InterruptedException {
        Path work = null;
        try {
            work = Files.createTempDirectory(Files.createDirectories(folder), "trial-");
            Path media = made(work.resolve("package"));
            try (UploadStateStore store = UploadStateStore.open(work.resolve("trial.db"))) {
                Session session = Session.of(
                        new UploadJob(media, target, 0, (done, total) -> {}), SealedPackage.open(media), store, SOON);
                try (Destination destination = Destinations.open(session)) {
                    return tried(session, destination);
                }
            }
        } catch (IOException e) {
            throw new UploadException(
                    Code.IO, "The package for the test cannot be made in " + folder + " (" + e.getMessage() + ").", e);
        } finally {
            remove(work);
        }
    }

    private static Result tried(Session session, Destination destination) throws UploadException, InterruptedException {
        long begun = System.nanoTime();
        List<PackageFile> sent = new ArrayList<>();
        try {
            List<List<PackageFile>> wanted = destination.want();
            session.traffic().begin(destination.totalBytes(), 0);
            for (List<PackageFile> together : wanted) {
                for (PackageFile file : together) {
                    sent.add(file);
                    destination.send(file);
                }
            }
        } catch (UploadException e) {
            try {
                destination.takeBack(sent);
            } catch (UploadException again) {
                e.addSuppressed(again); // it is as unwell as before
            }
            throw e;
        }
        String leftover = destination.takeBack(sent).orElse(null);
        return new Result(session.traffic().sent(), Duration.ofNanos(System.nanoTime() - begun), leftover);
    }

    /** A package of one file of chance bytes, so that nothing on the way has it already. */
    private static Path made(Path media) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(media);
        Files.write(media.resolve("test.bin"), bytes);
        Files.writeString(
                media.resolve(SealedPackage.MANIFEST),
                "{\"version\":1,\"id\":\"rostrum-test-" + UUID.randomUUID()
                        + "\",\"createdAt\":\"2000-01-01T00:00:00Z\","
                        + "\"files\":[{\"path\":\"test.bin\",\"size\":" + BYTES + ",\"sha256\":\"" + sha256(bytes)
                        + "\"}]}",
                StandardCharsets.UTF_8);
        return media;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static void remove(Path work) {
        if (work == null) {
            return;
        }
        try (Stream<Path> tree = Files.walk(work)) {
            for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        } catch (IOException e) {
            LOG.warn("The test's own files in {} could not be removed: {}", work, e.getMessage());
        }
    }
}
