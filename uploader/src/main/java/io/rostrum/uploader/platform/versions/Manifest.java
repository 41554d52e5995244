package io.rostrum.uploader.platform.versions;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.files.PackagePath;
import io.rostrum.uploader.platform.http.Json;
import io.rostrum.uploader.platform.http.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The list of a package's files, in the order in which they are uploaded. */
public record Manifest(PackageId id, List<ManifestFile> files) {
    /** A name that no file of the list may take: the manifest itself is stored under it. */
    public static final String NAME = "manifest.json";

    private static final int MOST_FILES = 100_000;
    private static final long LARGEST_PACKAGE = 1L << 40;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    public Manifest {
        files = List.copyOf(files);
    }

    public long totalSize() {
        return files.stream().mapToLong(ManifestFile::size).sum();
    }

    /** Whether it promises the same files, in whatever order. */
    public boolean sameFiles(Manifest other) {
        return Set.copyOf(files).equals(Set.copyOf(other.files));
    }

    /** The file at a path. */
    public Optional<ManifestFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** Reads a manifest that claims to belong to a package; anything unsafe in it is refused with a sentence. */
    public static Manifest parse(byte[] json, PackageId id) throws ProblemException {
        JsonNode root;
        try {
            root = Json.read(json);
        } catch (IOException e) {
            throw new ProblemException(400, "Not a manifest", "The manifest is not valid JSON.");
        }
        if (root == null || !root.isObject() || !root.path("files").isArray()) {
            throw new ProblemException(400, "Not a manifest", "The manifest is no JSON object with a list of files.");
        }
        if (root.path("version").asInt() != 1) {
            throw refuse("This platform reads manifests of version 1.");
        }
        if (!id.value().equals(root.path("id").asText())) {
            throw refuse("The manifest's id is not the id in the address.");
        }
        return new Manifest(id, files(root.path("files")));
    }

    private static List<ManifestFile> files(JsonNode list) throws ProblemException {
        if (list.isEmpty() || list.size() > MOST_FILES) {
            throw refuse("A package has 1 to " + MOST_FILES + " files.");
        }
        List<ManifestFile> files = new ArrayList<>(list.size());
        Set<String> names = new HashSet<>();
        Set<String> directories = new HashSet<>();
        long total = 0;
        for (JsonNode entry : list) {
            ManifestFile file = file(entry);
            // Folded, so that a package also fits on a disk that does not tell a from A, or é from e and an accent.
            String name = PackagePath.folded(file.path());
            if (!names.add(name)) {
                throw refuse("The path \"" + file.path() + "\" is there twice.");
            }
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                directories.add(name.substring(0, slash));
            }
            total += file.size();
            if (file.size() > LARGEST_PACKAGE || total > LARGEST_PACKAGE) {
                throw refuse("The package is larger than " + (LARGEST_PACKAGE >> 30) + " GiB.");
            }
            files.add(file);
        }
        for (String directory : directories) {
            if (names.contains(directory)) {
                throw refuse("The path \"" + directory + "\" is a file and a folder at once.");
            }
        }
        return files;
    }

    private static ManifestFile file(JsonNode entry) throws ProblemException {
        JsonNode path = entry.path("path");
        JsonNode size = entry.path("size");
        JsonNode sha256 = entry.path("sha256");
        if (!path.isTextual() || !size.canConvertToLong() || !sha256.isTextual()) {
            throw refuse("Every file needs a path, a size in bytes and a sha256.");
        }
        String fault = PackagePath.fault(path.asText());
        if (fault != null) {
            throw refuse("A path " + fault + ".");
        }
        if (path.asText().equalsIgnoreCase(NAME)) {
            throw refuse("The manifest does not list itself.");
        }
        if (size.asLong() < 0 || !SHA256.matcher(sha256.asText()).matches()) {
            throw refuse("The file \"" + path.asText() + "\" has an impossible size or sha256.");
        }
        return new ManifestFile(path.asText(), size.asLong(), sha256.asText().toLowerCase(Locale.ROOT));
    }

    private static ProblemException refuse(String sentence) {
        return new ProblemException(422, "Unsafe or impossible manifest", sentence);
    }
}
