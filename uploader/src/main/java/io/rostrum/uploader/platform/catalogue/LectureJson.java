package io.rostrum.uploader.platform.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.uploader.platform.http.Json;
import io.rostrum.uploader.platform.http.PublicAddress;
import io.rostrum.uploader.platform.versions.Manifest;
import io.rostrum.uploader.platform.versions.Publication;
import io.rostrum.uploader.platform.versions.Version;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.server.Request;

/** A published lecture as other programs get it. What is not known is not there. */
public record LectureJson(LectureStore lectures, PublicAddress address) {

    /** What stands in a list. */
    public ObjectNode summary(Lecture lecture, Request request) {
        Publication publication = lecture.publication();
        LectureFiles files = lectures.files(publication);
        ObjectNode node = Json.object();
        node.put("id", lecture.id().value());
        node.put("version", publication.version());
        put(node, "title", lecture.title());
        put(node, "creator", lecture.creator());
        put(node, "course", lecture.course());
        put(
                node,
                "language",
                lecture.language() == null ? null : lecture.language().tag());
        put(node, "created", lecture.created());
        put(node, "duration", lecture.extent());
        put(node, "description", lecture.description());
        node.put("publishedAt", publication.at().toString());
        node.put("bytes", publication.bytes());
        node.put("watchUrl", address.of(request, "/watch/" + lecture.id()));
        Version version = lecture.version();
        for (String[] link :
                new String[][] {{"playlistUrl", "master.m3u8"}, {"audioUrl", "audio.m3u8"}, {"posterUrl", "poster.jpg"}
                }) {
            if (files.has(link[1])) {
                node.put(link[0], address.of(request, version.address(link[1])));
            }
        }
        return node;
    }

    /** All of it. */
    public ObjectNode full(Lecture lecture, Request request) throws IOException {
        LectureFiles files = lectures.files(lecture.publication());
        ObjectNode node = summary(lecture, request);
        var captions = node.putArray("captions");
        for (String file : captions(files)) {
            captions.addObject()
                    .put("language", file.substring("text/".length(), file.length() - ".vtt".length()))
                    .put("url", address.of(request, lecture.version().address(file)));
        }
        var sounds = node.putArray("listening");
        for (Listening sound : files.listening()) {
            Language language = sound.language(lecture);
            ObjectNode one = sounds.addObject();
            put(one, "language", language == null ? null : language.tag());
            one.put("url", address.of(request, lecture.version().address(sound.path())));
        }
        var downloads = node.putArray("downloads");
        for (Download file : files.downloads()) {
            downloads
                    .addObject()
                    .put("label", file.label())
                    .put("bytes", file.bytes())
                    .put("url", address.of(request, lecture.version().address(file.path())));
        }
        var chapters = node.putArray("chapters");
        for (Chapter chapter : Chapter.parse(files.json("chapters.json"))) {
            chapters.addObject().put("startMs", chapter.start().toMillis()).put("title", chapter.title());
        }
        node.put("manifestUrl", address.of(request, lecture.version().address(Manifest.NAME)));
        node.put("receiptUrl", address.of(request, "/api/packages/" + lecture.id() + "/receipt"));
        return node;
    }

    private static List<String> captions(LectureFiles files) throws IOException {
        Path folder = files.folder().resolve("text");
        List<String> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.vtt")) {
                entries.forEach(entry -> found.add("text/" + entry.getFileName()));
            }
        }
        Collections.sort(found);
        return found;
    }

    private static void put(ObjectNode node, String name, Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }
}
