package io.rostrum.uploader.platform.pages;

import io.rostrum.uploader.platform.catalogue.Catalogue;
import io.rostrum.uploader.platform.catalogue.CataloguePage;
import io.rostrum.uploader.platform.catalogue.CatalogueQuery;
import io.rostrum.uploader.platform.catalogue.Facet;
import io.rostrum.uploader.platform.catalogue.Lecture;
import io.rostrum.uploader.platform.catalogue.LectureStore;
import io.rostrum.uploader.platform.http.PlatformHandler;
import io.rostrum.uploader.platform.http.ProblemException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The page with all lectures, the newest first, or those that match a search. */
public final class CatalogueHandler extends PlatformHandler {
    private final Catalogue catalogue;
    private final LectureStore lectures;
    private final ReaderLanguage reader;
    private final Template page = Template.load("catalogue.html");
    private final Template card = Template.load("card.html");
    private final Template choice = Template.load("choice.html");

    public CatalogueHandler(Catalogue catalogue, LectureStore lectures, ReaderLanguage reader) throws IOException {
        this.catalogue = catalogue;
        this.lectures = lectures;
        this.reader = reader;
    }

    @Override
    protected void answer(Request request, Response response, Callback callback) throws ProblemException, IOException {
        Pages.requireRead(request, response);
        Words words = reader.words(request, response, null);
        CatalogueQuery query = CatalogueQuery.of(request);
        CataloguePage found = catalogue.find(query);
        boolean none = found.total() == 0;
        boolean empty = none && query.isOpen();
        Map<String, Object> values = new HashMap<>();
        words.addTo(values);
        values.put("root", "./");
        values.put("languages", reader.menu(words, "./" + query.address(found.number())));
        values.put("feedQuery", query.isOpen() ? "" : query.address(1));
        values.put("q", query.text());
        values.put("cards", cards(found.lectures(), words));
        values.put("count", query.isOpen() || none ? "" : words.get("found", found.total()));
        values.put("empty", empty ? words.get("noLectures") : "");
        values.put("nothing", none && !empty ? nothing(query, words) : "");
        values.put("searchable", empty ? "" : "yes");
        values.put("courses", choices("course", query.course(), UnaryOperator.identity()));
        values.put("lecturers", choices("lecturer", query.lecturer(), UnaryOperator.identity()));
        values.put("spoken", choices("language", query.language(), tag -> Locale.forLanguageTag(tag)
                .getDisplayLanguage(words.language().locale())));
        values.put("newerUrl", found.number() > 1 ? query.address(found.number() - 1) : "");
        values.put("olderUrl", found.number() < found.pages() ? query.address(found.number() + 1) : "");
        values.put("place", found.pages() > 1 ? words.get("place", found.number(), found.pages()) : "");
        Pages.send(request, response, 200, page.fill(values), callback);
    }

    private static String nothing(CatalogueQuery query, Words words) {
        return query.text().isEmpty() ? words.get("noMatchFilter") : words.get("noMatch", query.text());
    }

    private Html cards(List<Lecture> shown, Words words) {
        StringBuilder cards = new StringBuilder();
        for (Lecture lecture : shown) {
            Map<String, Object> values = new HashMap<>();
            LectureValues.add(values, lecture, words);
            values.put("poster", lectures.files(lecture).has("poster.jpg") ? "poster.jpg" : "");
            cards.append(card.fill(values).markup());
        }
        return new Html(cards.toString());
    }

    /** The options of one menu; none when there is nothing to choose between. */
    private Html choices(String column, String chosen, UnaryOperator<String> label) throws IOException {
        List<Facet> facets = catalogue.facets(column);
        if (facets.size() < 2 && chosen.isEmpty()) {
            return Html.NONE;
        }
        StringBuilder options = new StringBuilder();
        for (Facet facet : facets) {
            Map<String, Object> values = new HashMap<>();
            values.put("value", facet.value());
            values.put("label", label.apply(facet.value()));
            values.put("lectures", facet.lectures());
            values.put("chosen", facet.value().equals(chosen) ? "yes" : "");
            options.append(choice.fill(values).markup());
        }
        return new Html(options.toString());
    }
}
