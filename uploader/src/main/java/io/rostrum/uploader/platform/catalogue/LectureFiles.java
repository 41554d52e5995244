package io.rostrum.uploader.platform.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.uploader.platform.files.PackagePath;
import io.rostrum.uploader.platform.http.Json;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one version of a published package, as the pages need them. */
public record LectureFiles(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(LectureFiles.class);
    private static final long LARGEST_JSON = 4 << 20;

    public boolean has(String path) {
        return PackagePath.fault(path) == null && Files.isRegularFile(folder.resolve(path));
    }

    /** A JSON file; an empty tree when it is missing or nobody can read it. */
    public JsonNode json(String path) throws IOException {
        return read(folder.resolve(path));
    }

    /** The same, wherever it lies. */
    public static JsonNode read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_JSON) {
            return Json.object();
        }
        try {
            return Json.read(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            LOG.warn("{} is no JSON; the page goes without it", file);
            return Json.object();
        }
    }

    /** The playlists for those who only listen, by the languages that their names tell; the main one first. */
    public List<Listening> listening() throws IOException {
        List<Listening> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "audio*.m3u8")) {
            for (Path file : files) {
                Listening.of(file.getFileName().toString()).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing(Listening::path));
        found.sort(Comparator.comparing(one -> !one.isMain()));
        return found;
    }

    /** The files to take along, best picture first. */
    public List<Download> downloads() throws IOException {
        Path directory = folder.resolve("download");
        List<Download> downloads = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.mp4")) {
                for (Path file : files) {
                    downloads.add(new Download("download/" + file.getFileName(), Files.size(file)));
                }
            }
        }
        downloads.sort(Comparator.comparingLong(Download::bytes).reversed());
        return downloads;
    }
}
