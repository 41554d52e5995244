package io.rostrum.encoder.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes safe WebVTT cue text (W3C WebVTT, 4.2.2) of what caption files hold: i, b, u and v tags stay, other tags go and
 * their content stays, and what is no tag is escaped. A lecture's "a &lt; b" must survive.
 */
final class CueText {
    private static final Set<String> KEPT = Set.of("i", "b", "u", "v");
    private static final Set<String> OTHER_WEBVTT = Set.of("c", "lang", "ruby", "rt");
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>|<\\d[\\d:.]*>");
    private static final Pattern ASS_STYLE = Pattern.compile("\\{\\\\[^{}]*}");
    private static final Pattern REFERENCE =
            Pattern.compile("&(?!(?:[A-Za-z][A-Za-z0-9]{1,30}|#\\d{1,7}|#[xX][0-9A-Fa-f]{1,6});)");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f\\ufeff]");

    private CueText() {}

    /** The text of one caption, its lines parted by line feeds; empty if nothing is left to show. */
    static String of(Iterable<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            String safe = safe(line).strip();
            if (!safe.isEmpty()) { // a line without text would end the caption
                text.append(text.isEmpty() ? "" : "\n").append(safe);
            }
        }
        return text.toString();
    }

    private static String safe(String raw) {
        String line = CONTROL.matcher(ASS_STYLE.matcher(raw).replaceAll("")).replaceAll("");
        StringBuilder safe = new StringBuilder();
        Matcher tag = TAG.matcher(line);
        int at = 0;
        while (tag.find()) {
            safe.append(escaped(line.substring(at, tag.start()))).append(tag(tag));
            at = tag.end();
        }
        return safe.append(escaped(line.substring(at))).toString();
    }

    private static String tag(Matcher tag) {
        if (tag.group(2) == null) {
            return ""; // a time within the caption, for karaoke
        }
        String name = tag.group(2).toLowerCase(Locale.ROOT);
        String rest = tag.group(3);
        boolean bare = rest.isBlank() || rest.startsWith(".") || rest.equals("/");
        if (KEPT.contains(name) && !tag.group(1).isEmpty()) {
            return "</" + name + ">";
        }
        if (name.equals("v")) {
            String speaker = rest.replaceFirst("^\\.\\S*", "").strip();
            return speaker.isEmpty() ? "" : "<v " + escaped(speaker) + ">";
        }
        if (KEPT.contains(name) && bare) {
            return "<" + name + ">";
        }
        boolean foreign = bare
                || rest.contains("=")
                || OTHER_WEBVTT.contains(name)
                || !tag.group(1).isEmpty();
        return foreign ? "" : escaped(tag.group());
    }

    private static String escaped(String text) {
        return REFERENCE.matcher(text).replaceAll("&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
