package io.rostrum.uploader.platform;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Fields;

/** The page with all lectures, the newest first, or those that match a search. */
final class CatalogueHandler extends BlockingHandler {
    private static final int PER_PAGE = 60;
    private static final int LONGEST_SEARCH = 200;

    private final LectureStore lectures;
    private final Template page = Template.load("catalogue.html");
    private final Template card = Template.load("card.html");

    CatalogueHandler(LectureStore lectures) throws IOException {
        this.lectures = lectures;
    }

    @Override
    void answer(Request request, Response response) throws ProblemException, IOException {
        Pages.requireRead(request, response);
        Words words = Words.in(Request.getLocales(request));
        String search = search(request);
        List<Lecture> all = lectures.all();
        List<Lecture> found = search.isEmpty()
                ? all
                : all.stream()
                        .filter(lecture ->
                                lecture.matches(search, words.language().locale()))
                        .toList();
        int first = Math.min((pageNumber(request) - 1) * PER_PAGE, found.size());
        int end = Math.min(first + PER_PAGE, found.size());
        Map<String, Object> values = new HashMap<>();
        words.addTo(values);
        values.put("root", "./");
        values.put("lang", words.language().tag());
        values.put("dir", words.language().direction());
        values.put("q", search);
        values.put("cards", cards(found.subList(first, end), words));
        values.put("count", search.isEmpty() || found.isEmpty() ? "" : words.get("found", found.size()));
        values.put("empty", all.isEmpty() ? words.get("noLectures") : "");
        values.put("nothing", !all.isEmpty() && found.isEmpty() ? words.get("noMatch", search) : "");
        values.put("searchable", all.isEmpty() ? "" : "yes");
        values.put("next", end < found.size() ? String.valueOf(pageNumber(request) + 1) : "");
        Pages.send(request, response, 200, page.fill(values));
    }

    private Html cards(List<Lecture> shown, Words words) {
        StringBuilder cards = new StringBuilder();
        for (Lecture lecture : shown) {
            Map<String, Object> values = new HashMap<>();
            LectureValues.add(values, lecture, words, lectures);
            cards.append(card.fill(values).markup());
        }
        return new Html(cards.toString());
    }

    private static String search(Request request) {
        Fields query = Request.extractQueryParameters(request);
        String search = query.getValue("q") == null ? "" : query.getValue("q").strip();
        return search.length() > LONGEST_SEARCH ? search.substring(0, LONGEST_SEARCH) : search;
    }

    private static int pageNumber(Request request) {
        String page = Request.extractQueryParameters(request).getValue("page");
        return page != null && page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1;
    }
}
