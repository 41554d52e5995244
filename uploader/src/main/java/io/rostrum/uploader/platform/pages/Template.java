package io.rostrum.uploader.platform.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page with holes: {@code {{name}}} takes a value, {@code {{#name}}…{{/name}}} stays only when the value is there and
 * not empty. Text is escaped, {@link Html} is not. A name that nobody gave a value is an empty one.
 */
final class Template {
    private static final Pattern SECTION = Pattern.compile("\\{\\{#(\\w+)}}(.*?)\\{\\{/\\1}}", Pattern.DOTALL);
    private static final Pattern HOLE = Pattern.compile("\\{\\{(\\w+)}}");

    private final String source;

    private Template(String source) {
        this.source = source;
    }

    static Template load(String name) throws IOException {
        try (InputStream in = Template.class.getResourceAsStream("/io/rostrum/uploader/platform/pages/" + name)) {
            if (in == null) {
                throw new IOException("The program was built without its page " + name);
            }
            return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    Html fill(Map<String, Object> values) {
        return new Html(fill(source, values));
    }

    private static String fill(String text, Map<String, Object> values) {
        // Sections first: a value never becomes part of the template, whatever it says.
        String kept = SECTION.matcher(text).replaceAll(match -> {
            String inner = markup(values.get(match.group(1))).isEmpty() ? "" : keepSections(match.group(2), values);
            return Matcher.quoteReplacement(inner);
        });
        return HOLE.matcher(kept).replaceAll(match -> Matcher.quoteReplacement(markup(values.get(match.group(1)))));
    }

    private static String keepSections(String text, Map<String, Object> values) {
        return SECTION.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        markup(values.get(match.group(1))).isEmpty() ? "" : keepSections(match.group(2), values)));
    }

    private static String markup(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Html html ? html.markup() : Html.escape(value.toString());
    }
}
