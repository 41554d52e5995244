package io.rostrum.uploader.platform;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The page on which students watch one lecture. */
final class WatchHandler extends PlatformHandler {
    private static final String PREFIX = "/watch/";

    private final LectureStore lectures;
    private final PublicAddress address;
    private final MissingPage missing;
    private final Template page = Template.load("watch.html");
    private final Template chapter = Template.load("chapter.html");
    private final Template download = Template.load("download.html");

    WatchHandler(LectureStore lectures, PublicAddress address, MissingPage missing) throws IOException {
        this.lectures = lectures;
        this.address = address;
        this.missing = missing;
    }

    @Override
    void answer(Request request, Response response, Callback callback) throws ProblemException, IOException {
        Pages.requireRead(request, response);
        String path = Request.getPathInContext(request);
        Optional<Lecture> lecture =
                path.length() > PREFIX.length() ? lectures.find(path.substring(PREFIX.length())) : Optional.empty();
        if (lecture.isEmpty()) {
            missing.answer(request, response, callback);
            return;
        }
        logAs(lecture.get().id());
        Pages.send(request, response, 200, page.fill(values(lecture.get(), request)), callback);
    }

    private Map<String, Object> values(Lecture lecture, Request request) throws IOException {
        Words words = lecture.language() == null
                ? Words.in(Request.getLocales(request))
                : Words.in(List.of(lecture.language().locale()));
        Map<String, Object> values = new HashMap<>();
        words.addTo(values);
        LectureValues.add(values, lecture, words, lectures);
        LectureFiles files = lectures.files(lecture);
        values.put("root", "../");
        if (files.has("poster.jpg")) {
            values.put("posterUrl", address.of(request, lecture.version().address("poster.jpg")));
        }
        values.put("audio", files.has("audio.m3u8") ? "audio.m3u8" : "");
        StringBuilder chapters = new StringBuilder();
        for (Chapter part : Chapter.parse(files.json("chapters.json"))) {
            Map<String, Object> one = Map.of(
                    "seconds", part.start().toMillis() / 1000.0, "clock", part.clock(), "chapterTitle", part.title());
            chapters.append(chapter.fill(one).markup());
        }
        values.put("chapters", new Html(chapters.toString()));
        StringBuilder downloads = new StringBuilder();
        for (Download file : files.downloads()) {
            Map<String, Object> one = new HashMap<>(values);
            one.put("path", file.path());
            one.put("label", file.label());
            one.put("size", words.size(file.bytes()));
            downloads.append(download.fill(one).markup());
        }
        values.put("downloads", new Html(downloads.toString()));
        return values;
    }
}
