package io.rostrum.uploader.platform.catalogue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/**
 * What somebody looks for. Empty texts mean: any.
 *
 * @param text words that must stand somewhere in the lecture's title, lecturer, course or description
 * @param course the course, exactly
 * @param lecturer the lecturer, exactly
 * @param language the spoken language, such as {@code en}
 * @param page counts from 1
 */
public record CatalogueQuery(String text, String course, String lecturer, String language, int page) {
    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 12;

    public static CatalogueQuery of(Request request) {
        Fields query = Request.extractQueryParameters(request);
        String page = query.getValue("page");
        return new CatalogueQuery(
                value(query, "q"),
                value(query, "course"),
                value(query, "lecturer"),
                value(query, "language"),
                page != null && page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1);
    }

    /** Whether it asks for everything. */
    public boolean isOpen() {
        return text.isEmpty() && course.isEmpty() && lecturer.isEmpty() && language.isEmpty();
    }

    /** The words to find, folded. */
    List<String> words() {
        return SearchText.fold(text)
                .lines()
                .flatMap(line -> List.of(line.strip().split("\\s+")).stream())
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    /** The same question for another page, as the query part of an address with its question mark. */
    public String address(int otherPage) {
        Map<String, String> values = new TreeMap<>();
        values.put("q", text);
        values.put("course", course);
        values.put("lecturer", lecturer);
        values.put("language", language);
        values.put("page", otherPage == 1 ? "" : String.valueOf(otherPage));
        StringBuilder address = new StringBuilder("?");
        values.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.append(address.length() > 1 ? "&" : "")
                        .append(name)
                        .append('=')
                        .append(UrlEncoded.encodeString(value));
            }
        });
        return address.toString();
    }

    private static String value(Fields query, String name) {
        String value = query.getValue(name) == null ? "" : query.getValue(name).strip();
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }
}
