package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder: a disk, a stick, a network share. The package gets a folder named by its id. A file appears under its name
 * only when it is whole and on the disk; one that is there with the right size and hash is not copied again.
 */
final class FolderDestination implements Destination {
    private static final int BUFFER = 1 << 20;

    private final Session session;
    private final Path target;

    FolderDestination(Session session, Path folder) throws UploadException {
        this.session = session;
        this.target = folder.toAbsolutePath().normalize().resolve(session.pack().id());
        if (!Files.isDirectory(folder)) {
            throw new UploadException(
                    Code.BAD_DESTINATION, "There is no folder " + folder + "; make it, or plug the disk in.");
        }
        if (target.startsWith(session.pack().root()) || session.pack().root().startsWith(target)) {
            throw new UploadException(
                    Code.BAD_DESTINATION,
                    "The package cannot be copied into itself; name another folder than " + folder + ".");
        }
    }

    @Override
    public long totalBytes() {
        return session.pack().totalBytes() + session.pack().manifest().length;
    }

    @Override
    public List<List<PackageFile>> want() {
        return LastThings.order(session.pack());
    }

    @Override
    public void send(PackageFile file) throws UploadException, InterruptedException {
        Path whole = target.resolve(file.path());
        Path part = part(whole);
        Traffic.Meter meter = session.traffic().meter();
        try {
            if (!isThere(whole, file)) {
                Files.createDirectories(whole.getParent());
                copy(session.pack().local(file), part, meter);
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                forceFolder(whole.getParent());
                meter.at(file.size());
            } else {
                meter.found(file.size());
            }
        } catch (ClosedByInterruptException e) {
            throw (InterruptedException) new InterruptedException().initCause(e);
        } catch (IOException e) {
            if (isFull(file)) {
                throw new UploadException(
                        Code.UNREACHABLE,
                        "There is no room left for " + file.path() + " in " + target
                                + "; make some, and the upload goes on there.",
                        e);
            }
            throw new UploadException(
                    Code.IO,
                    "Copying " + file.path() + " to " + target + " failed (" + e.getMessage()
                            + "); check that the disk is there and has room.",
                    e);
        }
    }

    @Override
    public Optional<Published> publish() {
        Path master = target.resolve(SealedPackage.MASTER);
        return Optional.of(new Published(null, Files.exists(master) ? master.toUri() : null, null));
    }

    @Override
    public void abandon() throws UploadException {
        for (PackageFile file : session.pack().files()) {
            try {
                Files.deleteIfExists(part(target.resolve(file.path())));
            } catch (IOException e) {
                throw new UploadException(Code.IO, "A begun copy in " + target + " cannot be removed.", e);
            }
        }
    }

    @Override
    public Optional<String> takeBack(List<PackageFile> files) throws UploadException {
        abandon();
        try {
            for (PackageFile file : files) {
                Files.deleteIfExists(target.resolve(file.path()));
            }
            if (Files.isDirectory(target)) {
                try (Stream<Path> tree = Files.walk(target)) {
                    for (Path folder : (Iterable<Path>)
                            tree.filter(Files::isDirectory).sorted(Comparator.reverseOrder())::iterator) {
                        Files.delete(folder);
                    }
                }
            }
            return Optional.empty();
        } catch (DirectoryNotEmptyException e) {
            return Optional.of("In " + target + " lies something that was not sent; it stays.");
        } catch (IOException e) {
            throw new UploadException(Code.IO, "What was copied to " + target + " cannot be removed.", e);
        }
    }

    private static Path part(Path whole) {
        return whole.resolveSibling(whole.getFileName() + ".rostrum-part");
    }

    @Override
    public void close() {
        // Holds nothing open between files.
    }

    private boolean isFull(PackageFile file) {
        try {
            return Files.getFileStore(target).getUsableSpace() < file.size();
        } catch (IOException e) {
            return false; // the disk itself is gone, as the first failure says
        }
    }

    private static boolean isThere(Path whole, PackageFile file) throws IOException, InterruptedException {
        return Files.isRegularFile(whole)
                && Files.size(whole) == file.size()
                && Sha256.of(whole).equals(file.sha256());
    }

    private void copy(Path from, Path to, Traffic.Meter meter) throws IOException, InterruptedException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(
                        to,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            while (in.read(buffer.clear().limit(session.limiter().piece(BUFFER))) >= 0) {
                buffer.flip();
                int bytes = buffer.remaining();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                meter.left(bytes);
                session.limiter().pass(bytes);
            }
            out.force(true);
        }
    }

    /** The new name must survive a power cut too; not every file system can do this, and none is asked twice. */
    private static void forceFolder(Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
