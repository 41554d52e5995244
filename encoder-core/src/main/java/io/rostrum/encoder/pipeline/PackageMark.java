package io.rostrum.encoder.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is written into the folder of a package under construction: which encoding it is, and what that encoding decided at its
 * start. One that goes on after a crash must decide the same, though by then it may know more.
 *
 * @param fingerprint tells the same encoding from another; lines, each ended
 * @param decisions null until they are made
 */
record PackageMark(String fingerprint, Decisions decisions) {
    private static final String SOUND = "sound ";
    private static final String TOP = "top ";
    private static final String RATE = "rate ";
    private static final String RIDING = "riding";
    private static final String COPIED = "copied";

    /**
     * What an encoding decides at its start.
     *
     * @param riding whether the sound's gain follows what was heard so far ({@link RidingGain}), not the whole lecture
     * @param copyTop whether the top rung is the master's own pictures
     * @param rate of the programme's frame grid; null without pictures
     */
    record Decisions(boolean riding, boolean copyTop, FrameRate rate) {}

    String text() {
        if (decisions == null) {
            return fingerprint;
        }
        return fingerprint
                + SOUND + (decisions.riding() ? RIDING : "measured") + "\n"
                + TOP + (decisions.copyTop() ? COPIED : "encoded") + "\n"
                + (decisions.rate() == null ? "" : RATE + decisions.rate().text() + "\n");
    }

    /** Reads a mark; without decisions if those are not whole. */
    static PackageMark parse(String text) {
        StringBuilder fingerprint = new StringBuilder();
        List<String> rest = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith(SOUND) || line.startsWith(TOP) || line.startsWith(RATE)) {
                rest.add(line);
            } else {
                fingerprint.append(line).append('\n');
            }
        }
        Optional<String> sound = value(rest, SOUND);
        Optional<String> top = value(rest, TOP);
        if (sound.isEmpty() || top.isEmpty()) {
            return new PackageMark(fingerprint.toString(), null);
        }
        FrameRate rate = value(rest, RATE).map(FrameRate::parse).orElse(null);
        return new PackageMark(
                fingerprint.toString(),
                new Decisions(sound.get().equals(RIDING), top.get().equals(COPIED), rate));
    }

    private static Optional<String> value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .findFirst();
    }
}
