package io.rostrum.uploader.platform.pages;

import io.rostrum.uploader.platform.catalogue.Catalogue;
import io.rostrum.uploader.platform.catalogue.CatalogueQuery;
import io.rostrum.uploader.platform.catalogue.Lecture;
import io.rostrum.uploader.platform.http.Answers;
import io.rostrum.uploader.platform.http.Gzip;
import io.rostrum.uploader.platform.http.PlatformHandler;
import io.rostrum.uploader.platform.http.ProblemException;
import io.rostrum.uploader.platform.http.PublicAddress;
import io.rostrum.uploader.platform.versions.Publication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The newest lectures, or the first that match a search, as an Atom feed (RFC 4287). */
public final class FeedHandler extends PlatformHandler {
    private final Catalogue catalogue;
    private final PublicAddress address;
    private final Template feed = Template.load("feed.xml");
    private final Template entry = Template.load("entry.xml");

    public FeedHandler(Catalogue catalogue, PublicAddress address) throws IOException {
        this.catalogue = catalogue;
        this.address = address;
    }

    @Override
    protected void answer(Request request, Response response, Callback callback) throws ProblemException, IOException {
        Pages.requireRead(request, response);
        CatalogueQuery query = CatalogueQuery.of(request);
        Instant newest = Instant.EPOCH;
        StringBuilder entries = new StringBuilder();
        Words words = Words.in(java.util.List.of());
        for (Lecture lecture : catalogue.find(query).lectures()) {
            Publication publication = lecture.publication();
            newest = publication.at().isAfter(newest) ? publication.at() : newest;
            Map<String, Object> values = new HashMap<>();
            values.put("url", address.of(request, "/watch/" + lecture.id()));
            values.put("title", lecture.title() == null ? words.get("untitled") : lecture.title());
            values.put("updated", publication.at());
            values.put("published", lecture.order());
            values.put("creator", lecture.creator());
            values.put("course", lecture.course());
            values.put("description", lecture.description());
            values.put(
                    "language",
                    lecture.language() == null ? "" : lecture.language().tag());
            entries.append(entry.fill(values).markup());
        }
        Map<String, Object> values = new HashMap<>();
        values.put("site", words.get("site"));
        values.put("self", address.of(request, "/feed.atom" + (query.isOpen() ? "" : query.address(1))));
        values.put("home", address.of(request, "/"));
        values.put("updated", newest);
        values.put("entries", new Html(entries.toString()));
        byte[] body = feed.fill(values).markup().getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "public, max-age=60");
        Answers.send(
                response, 200, "application/atom+xml; charset=utf-8", Gzip.body(request, response, body), callback);
    }
}
