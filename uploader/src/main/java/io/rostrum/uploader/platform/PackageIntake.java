package io.rostrum.uploader.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.uploader.platform.PlatformException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;

/**
 * Publishes packages that lie in folders of this computer, such as those that came by stick, on a platform that is not
 * running just now. It takes the same way in as an upload: every hash is checked, what is there is not copied again, and a
 * package that is published already is left as it is. Used by one thread.
 */
public final class PackageIntake implements AutoCloseable {
    private static final long LARGEST_MANIFEST = 32L << 20;
    private static final int BUFFER = 1 << 20;

    private final DataFolderLock lock;
    private final Site site;
    private final PackageDesk desk;

    private PackageIntake(DataFolderLock lock, Site site) {
        this.lock = lock;
        this.site = site;
        this.desk = new PackageDesk(site.folders(), site.intake());
    }

    /**
     * What became of a package.
     *
     * @param id the package
     * @param version the version that is published now
     * @param already whether it was published before, in just this state
     * @param receipt the platform's signed word, see {@link io.rostrum.uploader.receipt.ReceiptKey#verify}
     */
    public record Taken(String id, int version, boolean already, String receipt) {}

    /**
     * Opens the platform in a data directory.
     *
     * @throws PlatformException {@code DATA_IN_USE} if the platform runs; then upload to {@link Platform#addressOf}
     */
    public static PackageIntake open(Path dataDir) throws PlatformException {
        DataFolderLock lock = null;
        try {
            PlatformFolders folders = PlatformFolders.in(dataDir);
            Files.createDirectories(folders.root());
            lock = DataFolderLock.tryTake(folders.lock());
            if (lock == null) {
                throw new PlatformException(
                        Code.DATA_IN_USE, "The platform in the folder " + dataDir + " is running.", null);
            }
            folders.prepare();
            PackageIntake intake = new PackageIntake(lock, Site.open(folders, Clock.systemUTC()));
            lock = null;
            return intake;
        } catch (IOException e) {
            throw new PlatformException(
                    Code.DATA_DIRECTORY, "The folder " + dataDir + " cannot be used: " + e.getMessage() + ".", e);
        } finally {
            Platform.closeQuietly(lock);
        }
    }

    /**
     * Checks a package and publishes it. Broken off, it goes on the next time.
     *
     * @param folder with {@code manifest.json} and the files that it lists
     * @throws PlatformException {@code BAD_PACKAGE} if it is no package, not whole, or not safe
     */
    public Taken take(Path folder) throws PlatformException {
        try {
            byte[] bytes = manifest(folder);
            PackageId id = id(folder, bytes);
            Manifest manifest = Manifest.parse(bytes, id);
            Announcement announcement = desk.announce(Caller.PLATFORM, id, bytes);
            for (String path : announcement.want()) {
                copy(folder, id, manifest.file(path).orElseThrow());
            }
            Publication publication = desk.commit(Caller.PLATFORM, id, announcement.attempt());
            return new Taken(
                    id.value(),
                    publication.version(),
                    announcement.published(),
                    site.receipts().receipt(id, false));
        } catch (ProblemException e) {
            List<String> corrupt = e.problem().lists().getOrDefault("corrupt", List.of());
            throw bad(
                    corrupt.isEmpty()
                            ? e.getMessage()
                            : "In " + folder + " are damaged: " + String.join(", ", corrupt)
                                    + ". Export the lecture again.");
        } catch (IOException e) {
            throw new PlatformException(
                    Code.DATA_DIRECTORY,
                    "The package in " + folder + " could not be taken in: " + e.getMessage() + ".",
                    e);
        }
    }

    private static byte[] manifest(Path folder) throws PlatformException, IOException {
        Path file = folder.resolve(Manifest.NAME);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST_MANIFEST) {
            throw bad("The folder " + folder + " holds no sealed package. Choose a folder with a manifest.json in it.");
        }
        return Files.readAllBytes(file);
    }

    private static PackageId id(Path folder, byte[] bytes) throws PlatformException {
        try {
            JsonNode root = Json.read(bytes);
            String id = root == null ? "" : root.path("id").asText();
            if (PackageId.isSafe(id)) {
                return new PackageId(id);
            }
        } catch (IOException e) {
            throw bad("The manifest in " + folder + " is not valid JSON. Export the lecture again.");
        }
        throw bad("The manifest in " + folder + " names no package. Export the lecture again.");
    }

    private void copy(Path folder, PackageId id, ManifestFile file)
            throws IOException, PlatformException, ProblemException {
        Path source = folder.resolve(file.path());
        // A link could make any file of this computer public.
        boolean own = Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)
                && source.toRealPath().equals(folder.toRealPath().resolve(file.path()));
        if (!own || Files.size(source) != file.size()) {
            throw bad("In " + folder + " the file " + file.path()
                    + " is missing, no plain file, or not as long as the manifest says. Export the lecture again.");
        }
        UploadStore uploads = site.intake().uploads();
        Upload upload = uploads.create(new UploadInfo("", id, "", file.path(), file.size(), file.sha256()));
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ);
                UploadWriter out = UploadWriter.open(upload, null, file.size())) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            while (in.read(buffer) >= 0) {
                out.write(buffer.flip());
                buffer.clear();
            }
            out.finish();
        }
    }

    private static PlatformException bad(String sentence) {
        return new PlatformException(Code.BAD_PACKAGE, sentence, null);
    }

    @Override
    public void close() {
        Platform.closeQuietly(site);
        Platform.closeQuietly(lock);
    }
}
