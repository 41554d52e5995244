package io.rostrum.encoder.ffmpeg;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The text of a line of Advanced SubStation Alpha, the form in which FFmpeg's decoders give captions of every form. */
final class AssText {
    /** ReadOrder, Layer, Style, Name, three margins, Effect; then the text, which may hold commas. */
    private static final int FIELDS_BEFORE_TEXT = 8;

    private static final Pattern OVERRIDE = Pattern.compile("\\{[^{}]*}");
    private static final Pattern LINE_END = Pattern.compile("\\\\[Nn]|\r?\n");

    private AssText() {}

    static List<String> lines(String event) {
        int at = 0;
        for (int i = 0; i < FIELDS_BEFORE_TEXT; i++) {
            at = event.indexOf(',', at) + 1;
            if (at == 0) {
                return List.of();
            }
        }
        String text = marks(event.substring(at)).replace("\\h", "\u00a0");
        return Stream.of(LINE_END.split(text))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Italic, bold and underlined stay, as the tags that SRT and WebVTT share; all other styling goes. */
    private static String marks(String text) {
        return OVERRIDE.matcher(text).replaceAll(override -> {
            StringBuilder tags = new StringBuilder();
            for (String code : override.group().replaceAll("[{}]", "").split("\\\\")) {
                if (code.matches("[ibu][01]")) {
                    tags.append(code.endsWith("1") ? "<" : "</")
                            .append(code.charAt(0))
                            .append('>');
                }
            }
            return tags.toString();
        });
    }
}
