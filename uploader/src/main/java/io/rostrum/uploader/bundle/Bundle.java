package io.rostrum.uploader.bundle;

import io.rostrum.uploader.bundle.BundleException.Code;
import io.rostrum.uploader.job.ProgressListener;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.protocol.SealedPackage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A bundle on a stick whose signature was found right. Everything in it is suspect until its hash is. */
public final class Bundle {
    private static final long LARGEST_INDEX = 64L << 20;
    private static final int BUFFER = 1 << 20;

    private final Path folder;
    private final BundleIndex index;
    private final PublicKeyFile key;
    private final boolean fromNewAppliance;

    private Bundle(Path folder, BundleIndex index, PublicKeyFile key, boolean fromNewAppliance) {
        this.folder = folder;
        this.index = index;
        this.key = key;
        this.fromNewAppliance = fromNewAppliance;
    }

    /** Whether a folder is a bundle or holds some. */
    public static boolean isThere(Path folder) {
        try {
            return !folders(folder).isEmpty();
        } catch (BundleException e) {
            return false;
        }
    }

    /** The bundles in a folder, or the folder itself if it is one. */
    public static List<Path> folders(Path folder) throws BundleException {
        if (isOne(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Bundle::isOne).sorted().toList();
        } catch (IOException e) {
            throw new BundleException(Code.IO, "The folder " + folder + " cannot be read.", e);
        }
    }

    private static boolean isOne(Path folder) {
        return Files.isDirectory(folder)
                && (Files.exists(folder.resolve(BundleIndex.NAME))
                        || folder.getFileName() != null
                                && folder.getFileName().toString().endsWith(".rostrum"));
    }

    /**
     * Opens a bundle and checks its signature.
     *
     * @throws BundleException BAD_BUNDLE if it is incomplete, NOT_GENUINE if it was changed, UNKNOWN_APPLIANCE
     */
    public static Bundle open(Path folder, KnownAppliances known) throws BundleException {
        if (!Files.exists(folder.resolve(BundleIndex.SIGNATURE))) {
            throw new BundleException(
                    Code.BAD_BUNDLE, "The bundle " + folder + " is not complete; run rostrum export to its end.", null);
        }
        try {
            byte[] json = small(folder.resolve(BundleIndex.NAME));
            PublicKeyFile key = PublicKeyFile.parse(
                    new String(small(folder.resolve(BundleIndex.KEY)), java.nio.charset.StandardCharsets.US_ASCII));
            byte[] signature = Base64.getDecoder()
                    .decode(new String(
                                    small(folder.resolve(BundleIndex.SIGNATURE)),
                                    java.nio.charset.StandardCharsets.US_ASCII)
                            .strip());
            if (!key.verifies(json, signature)) {
                throw new BundleException(
                        Code.NOT_GENUINE,
                        "The bundle " + folder + " does not bear its appliance's signature: it was changed or damaged. "
                                + "Export it again.",
                        null);
            }
            return new Bundle(folder, BundleIndex.parse(json), key, known.admit(key));
        } catch (IllegalArgumentException e) {
            throw new BundleException(
                    Code.BAD_BUNDLE, "The bundle " + folder + " is unusable: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new BundleException(
                    Code.BAD_BUNDLE, "The bundle " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static byte[] small(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST_INDEX) {
            throw new IOException(file.getFileName() + " is missing or is no plain file");
        }
        return Files.readAllBytes(file);
    }

    public String id() {
        return index.id();
    }

    /** Bytes of its files. */
    public long bytes() {
        return index.bytes();
    }

    public String fingerprint() {
        return key.fingerprint();
    }

    /** Whether its appliance was not seen before; a person should be told. */
    public boolean isFromNewAppliance() {
        return fromNewAppliance;
    }

    /**
     * Puts the package together in a folder, checking every hash; files that an earlier try left right are kept.
     *
     * @throws BundleException NOT_GENUINE if a piece is missing or has other bytes
     * @throws UploadException BAD_PACKAGE if the package lists other files than the bundle
     */
    public SealedPackage assemble(Path into, ProgressListener progress)
            throws BundleException, UploadException, InterruptedException {
        long done = 0;
        try {
            Files.createDirectories(into);
            requireRoom(into);
            for (BundleIndex.Entry entry : index.files()) {
                Path whole = into.resolve(entry.path());
                if (!isRight(whole, entry)) {
                    Files.createDirectories(whole.getParent());
                    join(entry, SafeFile.part(whole));
                    SafeFile.settle(SafeFile.part(whole), whole);
                }
                done += entry.size();
                progress.progress(done, index.bytes());
            }
            SealedPackage pack = SealedPackage.open(into);
            if (!pack.id().equals(index.id())) {
                throw new BundleException(
                        Code.NOT_GENUINE, "The bundle " + folder + " holds another lecture than it says.", null);
            }
            return pack;
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException().initCause(e);
        } catch (IOException e) {
            throw new BundleException(Code.IO, "Reading the bundle " + folder + " failed: " + e.getMessage() + ".", e);
        }
    }

    private void requireRoom(Path into) throws IOException, BundleException {
        long free = Files.getFileStore(into).getUsableSpace();
        if (free < 2 * index.bytes()) {
            throw new BundleException(
                    Code.NO_ROOM,
                    "The disk of " + into + " has " + (free >> 20) + " MiB left and taking in the bundle needs "
                            + (2 * index.bytes() >> 20) + " MiB; make room first.",
                    null);
        }
    }

    private static boolean isRight(Path whole, BundleIndex.Entry entry) throws IOException {
        if (!Files.isRegularFile(whole) || Files.size(whole) != entry.size()) {
            return false;
        }
        MessageDigest digest = Sha.digest();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel in = FileChannel.open(whole, StandardOpenOption.READ)) {
            for (long at = 0; at < entry.size(); at += buffer.limit()) {
                Sha.fill(in, at, buffer, entry.size() - at);
                digest.update(buffer.duplicate());
                if (buffer.limit() == 0) {
                    return false;
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest()).equals(entry.sha256());
    }

    private void join(BundleIndex.Entry entry, Path part) throws IOException, BundleException {
        MessageDigest digest = Sha.digest();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (int number = 1; number <= entry.pieces().size(); number++) {
                Path piece = folder.resolve(entry.piece(number));
                long length = entry.pieces().get(number - 1);
                if (!isPlain(piece) || Files.size(piece) != length) {
                    throw damaged(entry.piece(number));
                }
                try (FileChannel in = FileChannel.open(piece, StandardOpenOption.READ)) {
                    for (long at = 0; at < length; at += buffer.limit()) {
                        Sha.fill(in, at, buffer, length - at);
                        if (buffer.limit() == 0) {
                            throw damaged(entry.piece(number));
                        }
                        digest.update(buffer.duplicate());
                        while (buffer.hasRemaining()) {
                            out.write(buffer);
                        }
                        buffer.rewind();
                    }
                }
            }
            out.force(true);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
            Files.deleteIfExists(part);
            throw damaged(entry.path());
        }
    }

    /** A link could lead anywhere, also through one of the folders above. */
    private boolean isPlain(Path piece) throws IOException {
        return Files.isRegularFile(piece, LinkOption.NOFOLLOW_LINKS)
                && piece.toRealPath().startsWith(folder.toRealPath());
    }

    private BundleException damaged(String what) {
        return new BundleException(
                Code.NOT_GENUINE,
                "The file " + what + " of the bundle " + folder + " is missing or damaged; export the lecture again.",
                null);
    }
}
