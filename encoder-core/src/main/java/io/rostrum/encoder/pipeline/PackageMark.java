package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.media.VideoFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is written into the folder of a package under construction: which encoding it is, and what that encoding decided at its
 * start. One that goes on after a crash must decide the same, though by then it may know more.
 *
 * @param fingerprint tells the same encoding from another; lines, each ended
 * @param decisions null until they are made
 */
record PackageMark(String fingerprint, Decisions decisions) {
    /** Stands before each decision. */
    private static final String DECIDED = "decided ";

    private static final String LEFT_OUT = "leftOut-";
    /** By the name that the first versions gave it. */
    private static final String FOLLOWED = "riding";

    /**
     * What an encoding decides at its start.
     *
     * @param followed whether the recording still grew when its encoding began: its sound's gain follows what was heard so far
     *     ({@link RidingGain}), and no rung may go, for somebody may be playing it
     * @param copyTop whether the top rung is the master's own pictures
     * @param still whether repeated pictures are left out
     * @param inset whether only a small part of the picture moves
     * @param noisy whether noise is taken out of the camera's pictures
     * @param rate of the programme's frame grid; null without pictures
     * @param canvas the programme's picture before the ladder; null without pictures
     * @param leftOut names of renditions that were found needless at the end
     */
    record Decisions(
            boolean followed,
            boolean copyTop,
            boolean still,
            boolean inset,
            boolean noisy,
            FrameRate rate,
            VideoFormat canvas,
            List<String> leftOut) {
        Decisions withoutCopy() {
            return new Decisions(followed, false, still, inset, noisy, rate, canvas, leftOut);
        }

        Decisions leavingOut(List<String> names) {
            return new Decisions(followed, copyTop, still, inset, noisy, rate, canvas, names);
        }
    }

    String text() {
        if (decisions == null) {
            return fingerprint;
        }
        StringBuilder text = new StringBuilder(fingerprint);
        add(text, FOLLOWED, decisions.followed());
        add(text, "copyTop", decisions.copyTop());
        add(text, "still", decisions.still());
        add(text, "inset", decisions.inset());
        add(text, "noisy", decisions.noisy());
        if (decisions.rate() != null) {
            add(text, "rate", decisions.rate().text());
            add(text, "width", decisions.canvas().width());
            add(text, "height", decisions.canvas().height());
        }
        decisions.leftOut().forEach(name -> add(text, LEFT_OUT + name, true));
        return text.toString();
    }

    private static void add(StringBuilder text, String key, Object value) {
        text.append(DECIDED).append(key).append(' ').append(value).append('\n');
    }

    /** Reads a mark; without decisions if those are not whole. */
    static PackageMark parse(String text) {
        StringBuilder fingerprint = new StringBuilder();
        Map<String, String> decided = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith(DECIDED)) {
                String[] words = line.split(" ");
                decided.put(words[1], words[2]);
            } else {
                fingerprint.append(line).append('\n');
            }
        }
        return new PackageMark(fingerprint.toString(), decided.containsKey("still") ? decisions(decided) : null);
    }

    private static Decisions decisions(Map<String, String> decided) {
        FrameRate rate = decided.containsKey("rate") ? FrameRate.parse(decided.get("rate")) : null;
        VideoFormat canvas = rate == null
                ? null
                : new VideoFormat(
                        Integer.parseInt(decided.get("width")),
                        Integer.parseInt(decided.get("height")),
                        rate.perSecond());
        return new Decisions(
                Boolean.parseBoolean(decided.get(FOLLOWED)),
                Boolean.parseBoolean(decided.get("copyTop")),
                Boolean.parseBoolean(decided.get("still")),
                Boolean.parseBoolean(decided.get("inset")),
                Boolean.parseBoolean(decided.get("noisy")),
                rate,
                canvas,
                decided.keySet().stream()
                        .filter(key -> key.startsWith(LEFT_OUT))
                        .map(key -> key.substring(LEFT_OUT.length()))
                        .toList());
    }
}
