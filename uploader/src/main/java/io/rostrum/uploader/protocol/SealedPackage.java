package io.rostrum.uploader.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A package directory whose manifest was read and found safe.
 *
 * @param root real path of the directory
 * @param id of the recording; fit to be a folder's name and a part of an address
 * @param files in upload order, without the manifest
 * @param manifest its very bytes
 */
public record SealedPackage(Path root, String id, List<PackageFile> files, byte[] manifest) {
    public static final String MANIFEST = "manifest.json";
    /** The multivariant playlist: whoever sees it may ask for everything else, so it travels last. */
    public static final String MASTER = "master.m3u8";

    private static final long MAX_BYTES = 64 << 20;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Only what the uploader needs of the manifest. */
    private record Listing(int version, String id, List<PackageFile> files) {}

    /**
     * Reads and checks the manifest, and that each listed file lies inside the directory.
     *
     * @throws UploadException BAD_PACKAGE if it is no sealed package or lies, IO if it cannot be read
     */
    public static SealedPackage open(Path directory) throws UploadException {
        Path file = directory.resolve(MANIFEST);
        if (!Files.isDirectory(directory)) {
            throw bad("There is no folder " + directory + "; name the folder of a media package.", null);
        }
        if (!Files.isRegularFile(file)) {
            throw bad(
                    directory + " has no " + MANIFEST + ": it is no media package, or encoding has not finished; "
                            + "run \"rostrum encode\" to its end first.",
                    null);
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw bad(file + " is too large for a manifest; encode the package again.", null);
            }
            byte[] bytes = Files.readAllBytes(file);
            Listing listing = JSON.readValue(bytes, Listing.class);
            Path root = directory.toRealPath();
            checkListing(listing, root);
            return new SealedPackage(root, listing.id(), List.copyOf(listing.files()), bytes);
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String what =
                    cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
            throw bad("The package " + directory + " is unusable: " + what + "; encode it again.", e);
        } catch (IllegalArgumentException e) {
            throw bad("The package " + directory + " is unusable: " + e.getMessage() + "; encode it again.", e);
        } catch (IOException e) {
            throw new UploadException(Code.IO, "Reading " + file + " failed: " + e.getMessage() + ".", e);
        }
    }

    /** Where a file lies on this machine. */
    public Path local(PackageFile file) {
        return root.resolve(file.path());
    }

    /** The bytes of all files, without the manifest. */
    public long totalBytes() {
        return files.stream().mapToLong(PackageFile::size).sum();
    }

    /** The manifest as a file of its own, for destinations that do not read it. */
    public PackageFile manifestFile() {
        return new PackageFile(MANIFEST, manifest.length, Sha256.of(manifest));
    }

    private static void checkListing(Listing listing, Path root) throws IOException {
        if (listing == null || listing.version() != 1) {
            throw new IllegalArgumentException("its manifest is not of version 1");
        }
        if (listing.id() == null || !ID.matcher(listing.id()).matches()) {
            throw new IllegalArgumentException("its manifest has the unusable id \"" + listing.id() + "\"");
        }
        if (listing.files() == null || listing.files().isEmpty()) {
            throw new IllegalArgumentException("its manifest lists no files");
        }
        Set<String> paths = new HashSet<>(Set.of(MANIFEST));
        for (PackageFile file : listing.files()) {
            if (file == null || !paths.add(file.path())) {
                throw new IllegalArgumentException(
                        "its manifest lists " + (file == null ? "nothing" : file.path()) + " where it must not");
            }
            Path local = root.resolve(file.path());
            // A missing file is told when it is its turn; a link that leads out of the package is a lie.
            if (Files.exists(local) && !local.toRealPath().startsWith(root)) {
                throw new IllegalArgumentException("its file " + file.path() + " lies outside of it");
            }
        }
    }

    private static UploadException bad(String sentence, Throwable cause) {
        return new UploadException(Code.BAD_PACKAGE, sentence, cause);
    }
}
