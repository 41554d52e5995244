package io.rostrum.uploader.platform;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The page with all lectures, the newest first, or those that match a search. */
final class CatalogueHandler extends PlatformHandler {
    private final Catalogue catalogue;
    private final LectureStore lectures;
    private final Template page = Template.load("catalogue.html");
    private final Template card = Template.load("card.html");

    CatalogueHandler(Catalogue catalogue, LectureStore lectures) throws IOException {
        this.catalogue = catalogue;
        this.lectures = lectures;
    }

    @Override
    void answer(Request request, Response response, Callback callback) throws ProblemException, IOException {
        Pages.requireRead(request, response);
        Words words = Words.in(Request.getLocales(request));
        CatalogueQuery query = CatalogueQuery.of(request);
        CataloguePage found = catalogue.find(query);
        Map<String, Object> values = new HashMap<>();
        words.addTo(values);
        values.put("root", "./");
        values.put("lang", words.language().tag());
        values.put("dir", words.language().direction());
        boolean none = found.total() == 0;
        boolean empty = none && query.isOpen();
        values.put("q", query.text());
        values.put("cards", cards(found.lectures(), words));
        values.put("count", query.isOpen() || none ? "" : words.get("found", found.total()));
        values.put("empty", empty ? words.get("noLectures") : "");
        values.put("nothing", none && !empty ? words.get("noMatch", query.text()) : "");
        values.put("searchable", empty ? "" : "yes");
        values.put("next", found.number() < found.pages() ? query.address(found.number() + 1) : "");
        Pages.send(request, response, 200, page.fill(values), callback);
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
}
