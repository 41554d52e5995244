package io.rostrum.uploader.platform.pages;

import io.rostrum.uploader.platform.catalogue.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * In which language a reader gets the pages: the one chosen in the pages' menu, which a cookie remembers, else what the
 * browser asks for, else the lecture's own.
 */
public final class ReaderLanguage {
    private static final String NAME = "lang";
    private static final long YEAR_SECONDS = 31_536_000;

    private final Template item = Template.load("language.html");

    public ReaderLanguage() throws java.io.IOException {}

    /** Chooses, and remembers a choice that was just made. */
    Words words(Request request, Response response, Language lecture) {
        List<Locale> wanted = new ArrayList<>();
        String chosen = Request.extractQueryParameters(request).getValue(NAME);
        if (chosen != null && Words.translations().containsKey(chosen)) {
            wanted.add(Locale.forLanguageTag(chosen));
            Response.addCookie(
                    response,
                    HttpCookie.build(NAME, chosen)
                            .path("/")
                            .maxAge(YEAR_SECONDS)
                            .sameSite(HttpCookie.SameSite.LAX)
                            .build());
        }
        for (HttpCookie cookie : Request.getCookies(request)) {
            if (cookie.getName().equals(NAME)) {
                wanted.add(Locale.forLanguageTag(cookie.getValue()));
            }
        }
        if (request.getHeaders().contains(HttpHeader.ACCEPT_LANGUAGE)) {
            wanted.addAll(Request.getLocales(request));
        }
        if (lecture != null) {
            wanted.add(lecture.locale());
        }
        return Words.in(wanted);
    }

    /**
     * The menu's entries.
     *
     * @param address the page's own, with a query or without
     */
    Html menu(Words words, String address) {
        StringBuilder menu = new StringBuilder();
        Words.translations().forEach((tag, name) -> {
            Map<String, Object> values = new HashMap<>();
            values.put("tag", tag);
            values.put("name", name);
            values.put(
                    "href", address + (address.contains("?") ? address.endsWith("?") ? "" : "&" : "?") + "lang=" + tag);
            values.put("current", tag.equals(words.language().tag()) ? "yes" : "");
            menu.append(item.fill(values).markup());
        });
        return new Html(menu.toString());
    }
}
