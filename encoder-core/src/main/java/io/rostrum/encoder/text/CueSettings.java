package io.rostrum.encoder.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The settings of a cue that every player understands (W3C WebVTT, 4.1); regions and what SRT puts there go. */
final class CueSettings {
    private static final String PERCENT = "(?:100(?:\\.0+)?|\\d{1,2}(?:\\.\\d+)?)%";
    private static final Pattern KNOWN = Pattern.compile("vertical:(?:rl|lr)"
            + "|line:(?:-?\\d{1,4}|" + PERCENT + ")(?:,(?:start|center|end))?"
            + "|position:" + PERCENT + "(?:,(?:line-left|center|line-right))?"
            + "|size:" + PERCENT
            + "|align:(?:start|center|end|left|right)");

    private CueSettings() {}

    static String of(String text) {
        List<String> kept = new ArrayList<>();
        for (String setting : text.split("\\s+")) {
            if (KNOWN.matcher(setting).matches()) {
                kept.add(setting);
            }
        }
        return String.join(" ", kept);
    }
}
