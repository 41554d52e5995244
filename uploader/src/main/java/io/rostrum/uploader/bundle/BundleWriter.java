package io.rostrum.uploader.bundle;

import io.rostrum.uploader.bundle.BundleException.Code;
import io.rostrum.uploader.job.ProgressListener;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.protocol.PackageFile;
import io.rostrum.uploader.protocol.SealedPackage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes packages to sticks and disks. A bundle is a folder named by the recording's id; its signature is written last, so
 * that a bundle without one is not whole. Pieces that are there from an earlier try are read and kept if they are right.
 */
public final class BundleWriter {
    private static final int BUFFER = 1 << 20;
    private static final String SUFFIX = ".rostrum";

    private final ApplianceKey key;
    private final ProgressListener progress;
    private long done;

    public BundleWriter(ApplianceKey key, ProgressListener progress) {
        this.key = key;
        this.progress = progress;
    }

    /**
     * A bundle that was written.
     *
     * @param folder its own
     * @param bytes of its files
     * @param pieces how many files they lie in
     */
    public record Written(Path folder, String id, long bytes, int pieces) {}

    /**
     * Writes a sealed package into a folder.
     *
     * @param mostBytes of one piece; 0 = what the file system can hold
     * @throws UploadException BAD_PACKAGE or CHANGED if the package is not what its manifest says
     */
    public Written write(Path packageFolder, Path into, long mostBytes)
            throws BundleException, UploadException, InterruptedException {
        SealedPackage pack = SealedPackage.open(packageFolder);
        if (!Files.isDirectory(into)) {
            throw new BundleException(
                    Code.BAD_BUNDLE, "There is no folder " + into + "; make it, or plug the stick in.", null);
        }
        Path bundle = into.toAbsolutePath().normalize().resolve(pack.id() + SUFFIX);
        try {
            PieceSize size = mostBytes == 0 ? PieceSize.of(into) : new PieceSize(mostBytes);
            requireRoom(pack, bundle, into);
            Files.createDirectories(bundle);
            Files.deleteIfExists(bundle.resolve(BundleIndex.SIGNATURE));
            List<BundleIndex.Entry> entries = new ArrayList<>();
            List<PackageFile> files = new ArrayList<>(pack.files());
            files.add(pack.manifestFile());
            for (PackageFile file : files) {
                BundleIndex.Entry entry =
                        new BundleIndex.Entry(file.path(), file.size(), file.sha256(), size.cut(file.size()));
                copy(pack.local(file), entry, bundle, pack);
                entries.add(entry);
            }
            BundleIndex index = new BundleIndex(1, pack.id(), Instant.now().toString(), entries);
            seal(bundle, index);
            int pieces =
                    entries.stream().mapToInt(entry -> entry.pieces().size()).sum();
            return new Written(bundle, pack.id(), index.bytes(), pieces);
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException().initCause(e);
        } catch (IOException e) {
            throw new BundleException(
                    Code.IO,
                    "Writing to " + into + " failed (" + e.getMessage()
                            + "); check that the stick is there and has room.",
                    e);
        }
    }

    private static void requireRoom(SealedPackage pack, Path bundle, Path into) throws IOException, BundleException {
        long free = Files.getFileStore(into).getUsableSpace();
        long needed = pack.totalBytes() + (8 << 20);
        if (!Files.exists(bundle) && free < needed) {
            throw new BundleException(
                    Code.NO_ROOM,
                    into + " has " + (free >> 20) + " MiB left and the lecture needs " + (needed >> 20)
                            + " MiB; make room or take another stick.",
                    null);
        }
    }

    private void seal(Path bundle, BundleIndex index) throws IOException {
        byte[] json = index.json();
        SafeFile.write(bundle.resolve(BundleIndex.NAME), json);
        SafeFile.write(bundle.resolve(BundleIndex.KEY), key.publicKey().text().getBytes(StandardCharsets.US_ASCII));
        SafeFile.write(
                bundle.resolve(BundleIndex.SIGNATURE), Base64.getEncoder().encode(key.sign(json)));
    }

    private void copy(Path from, BundleIndex.Entry entry, Path bundle, SealedPackage pack)
            throws IOException, UploadException, InterruptedException {
        MessageDigest digest = Sha.digest();
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ)) {
            for (int number = 1; number <= entry.pieces().size(); number++) {
                Path piece = bundle.resolve(entry.piece(number));
                Files.createDirectories(piece.getParent());
                long length = entry.pieces().get(number - 1);
                if (!same(in, piece, length)) {
                    writePiece(in, piece, length);
                }
                digest(in, length, digest);
                done += length;
                progress.progress(done, pack.totalBytes() + pack.manifest().length);
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
            throw new UploadException(
                    UploadException.Code.CHANGED,
                    "The file " + from
                            + " no longer has the bytes that its manifest promises; encode the lecture again.");
        }
    }

    /** Whether a piece holds the next bytes already; leaves the position. */
    private static boolean same(FileChannel in, Path piece, long length) throws IOException {
        if (!Files.isRegularFile(piece) || Files.size(piece) != length) {
            return false;
        }
        ByteBuffer ours = ByteBuffer.allocate(BUFFER);
        ByteBuffer theirs = ByteBuffer.allocate(BUFFER);
        long start = in.position();
        try (FileChannel there = FileChannel.open(piece, StandardOpenOption.READ)) {
            for (long at = 0; at < length; at += ours.limit()) {
                Sha.fill(in, start + at, ours, length - at);
                Sha.fill(there, at, theirs, length - at);
                if (ours.limit() == 0 || !ours.equals(theirs)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void writePiece(FileChannel in, Path piece, long length) throws IOException {
        Path part = SafeFile.part(piece);
        try (FileChannel out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            long start = in.position();
            for (long at = 0; at < length; ) {
                long moved = in.transferTo(start + at, Math.min(BUFFER, length - at), out);
                if (moved <= 0) {
                    break; // the file was cut; its hash tells
                }
                at += moved;
            }
            out.force(true);
        }
        SafeFile.settle(part, piece);
    }

    private static void digest(FileChannel in, long length, MessageDigest digest) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long start = in.position();
        for (long at = 0; at < length; at += buffer.limit()) {
            Sha.fill(in, start + at, buffer, length - at);
            if (buffer.limit() == 0) {
                break;
            }
            digest.update(buffer.duplicate());
        }
        in.position(start + length);
    }
}
