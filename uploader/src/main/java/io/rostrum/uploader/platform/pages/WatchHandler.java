package io.rostrum.uploader.platform.pages;

import io.rostrum.uploader.platform.catalogue.Chapter;
import io.rostrum.uploader.platform.catalogue.Language;
import io.rostrum.uploader.platform.catalogue.Lecture;
import io.rostrum.uploader.platform.catalogue.LectureFiles;
import io.rostrum.uploader.platform.catalogue.LectureStore;
import io.rostrum.uploader.platform.catalogue.Listening;
import io.rostrum.uploader.platform.catalogue.Slide;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.http.Json;
import io.rostrum.uploader.platform.http.PlatformHandler;
import io.rostrum.uploader.platform.http.ProblemException;
import io.rostrum.uploader.platform.http.PublicAddress;
import io.rostrum.uploader.platform.http.Workers;
import io.rostrum.uploader.platform.intake.ArrivingLecture;
import io.rostrum.uploader.platform.intake.Intake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The page on which students watch one lecture. */
public final class WatchHandler extends PlatformHandler {
    private static final String PREFIX = "/watch/";

    private final LectureStore lectures;
    private final Intake intake;
    private final Workers workers;
    private final PublicAddress address;
    private final MissingPage missing;
    private final ReaderLanguage reader;
    private final Template page = Template.load("watch.html");
    private final Template chapter = Template.load("chapter.html");
    private final Template slide = Template.load("slide.html");
    private final Template download = Template.load("download.html");
    private final Template tongue = Template.load("tongue.html");

    public WatchHandler(
            LectureStore lectures,
            Intake intake,
            PublicAddress address,
            MissingPage missing,
            ReaderLanguage reader,
            Workers workers)
            throws IOException {
        this.lectures = lectures;
        this.intake = intake;
        this.workers = workers;
        this.address = address;
        this.missing = missing;
        this.reader = reader;
    }

    @Override
    protected void answer(Request request, Response response, Callback callback) throws ProblemException, IOException {
        Pages.requireRead(request, response);
        String path = Request.getPathInContext(request);
        Optional<Lecture> lecture =
                path.length() > PREFIX.length() ? lectures.find(path.substring(PREFIX.length())) : Optional.empty();
        if (lecture.isEmpty()) {
            unpublished(path.substring(PREFIX.length()), request, response, callback);
            return;
        }
        logAs(lecture.get().id());
        Words words = reader.words(request, response, lecture.get().language());
        Pages.send(request, response, 200, page.fill(values(lecture.get(), words, request)), callback);
    }

    /** What can be watched already of a lecture that is on its way; else says that nothing is here. */
    private void unpublished(String id, Request request, Response response, Callback callback)
            throws ProblemException, IOException {
        Optional<ArrivingLecture> lecture =
                PackageId.isSafe(id) ? intake.arriving(new PackageId(id)) : Optional.empty();
        if (lecture.isEmpty()) {
            missing.answer(lectures.isDeleted(id) ? 410 : 404, request, response, callback);
            return;
        }
        logAs(lecture.get().id());
        workers.run(() -> attempt(request, response, callback, () -> {
            if (lecture.get().programme().isEmpty()) {
                missing.answer(request, response, callback);
            } else {
                Pages.send(request, response, 200, page.fill(arriving(lecture.get(), request, response)), callback);
            }
        }));
    }

    private Map<String, Object> arriving(ArrivingLecture arriving, Request request, Response response)
            throws IOException {
        Optional<Path> metadata = arriving.whole("metadata.json");
        Lecture lecture = lectures.arriving(
                arriving.id(),
                arriving.attempt(),
                metadata.isPresent() ? LectureFiles.read(metadata.get()) : Json.object());
        Words words = reader.words(request, response, lecture.language());
        Map<String, Object> values = new HashMap<>();
        words.addTo(values);
        LectureValues.add(values, lecture, words);
        values.put("root", "../");
        values.put("base", "arriving/" + arriving.id() + "/" + arriving.attempt() + "/");
        values.put("languages", reader.menu(words, "./" + lecture.id()));
        values.put("poster", arriving.whole("poster.jpg").isPresent() ? "poster.jpg" : "");
        values.put("audio", arriving.isPlayable("audio.m3u8") ? "audio.m3u8" : "");
        values.put("arrivingNow", "yes");
        return values;
    }

    private Map<String, Object> values(Lecture lecture, Words words, Request request) throws IOException {
        LectureFiles files = lectures.files(lecture);
        Map<String, Object> values = new HashMap<>();
        words.addTo(values);
        LectureValues.add(values, lecture, words);
        values.put("poster", files.has("poster.jpg") ? "poster.jpg" : "");
        values.put("root", "../");
        values.put("languages", reader.menu(words, "./" + lecture.id()));
        if (files.has("poster.jpg")) {
            values.put("posterUrl", address.of(request, lecture.version().address("poster.jpg")));
        }
        values.put("audio", files.has("audio.m3u8") ? "audio.m3u8" : "");
        values.put("tongues", tongues(lecture, files.listening(), words, values));
        values.put("chapters", each(Chapter.parse(files.json("chapters.json")), chapter, values, (part, one) -> {
            time(one, part.start());
            one.put("chapterTitle", part.title());
        }));
        values.put("slides", each(Slide.parse(files.json("slides.json"), files), slide, values, (shown, one) -> {
            time(one, shown.start());
            one.put("image", shown.image());
        }));
        values.put("downloads", each(files.downloads(), download, values, (file, one) -> {
            one.put("path", file.path());
            one.put("label", file.label());
            one.put("size", words.size(file.bytes()));
        }));
        return values;
    }

    /** What may be chosen where a lecture is heard in several languages. */
    private Html tongues(Lecture lecture, List<Listening> sounds, Words words, Map<String, Object> values) {
        return each(sounds.size() < 2 ? List.of() : sounds, tongue, values, (sound, one) -> {
            Language language = sound.language(lecture);
            one.put("tag", language == null ? sound.key() : language.tag());
            one.put("audio", sound.path());
            one.put(
                    "label",
                    language != null
                            ? language.nameIn(words.language())
                            : sound.isMain() ? words.get("mainSound") : sound.key());
        });
    }

    private static void time(Map<String, Object> one, Duration start) {
        one.put("seconds", start.toMillis() / 1000.0);
        one.put("clock", ClockTime.of(start));
    }

    /** A template filled for each of some things, which are numbered from 1. */
    private static <T> Html each(
            List<T> things, Template template, Map<String, Object> common, BiConsumer<T, Map<String, Object>> fill) {
        StringBuilder all = new StringBuilder();
        int number = 0;
        for (T thing : things) {
            Map<String, Object> one = new HashMap<>(common);
            one.put("number", ++number);
            fill.accept(thing, one);
            all.append(template.fill(one).markup());
        }
        return new Html(all.toString());
    }
}
