package io.rostrum.encoder.packager;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Tags that hold for a whole playlist stand in it once, its lines hold no control characters, and nothing in it is encrypted, for
 * then nobody but the key's owner could check the media (RFC 8216bis, 4.1, 4.4.1 to 4.4.3). */
final class PlaylistTagsRule implements Rule {
    private static final Set<String> ONCE = Set.of(
            "#EXTM3U",
            "#EXT-X-VERSION",
            "#EXT-X-TARGETDURATION",
            "#EXT-X-MEDIA-SEQUENCE",
            "#EXT-X-DISCONTINUITY-SEQUENCE",
            "#EXT-X-PLAYLIST-TYPE",
            "#EXT-X-I-FRAMES-ONLY",
            "#EXT-X-INDEPENDENT-SEGMENTS",
            "#EXT-X-ENDLIST");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]");
    private static final Pattern ENCRYPTED = Pattern.compile("#EXT-X-(?:SESSION-)?KEY:(?!.*METHOD=NONE).*");

    @Override
    public String id() {
        return "playlist-tags";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4.1, 4.4.1 to 4.4.3, 4.4.4.4";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        view.texts.forEach((file, text) -> check(file, text, problems));
    }

    private void check(String file, String text, Consumer<Problem> problems) {
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            int colon = line.indexOf(':');
            String tag = colon < 0 ? line : line.substring(0, colon);
            if (ONCE.contains(tag) && !seen.add(tag)) {
                problems.accept(
                        Problem.error(this, file, "Line " + number + ": " + tag.substring(1) + " stands twice."));
            }
            if (CONTROL.matcher(line).find()) {
                problems.accept(Problem.error(this, file, "Line " + number + " holds a control character."));
            }
            if (ENCRYPTED.matcher(line).matches()) {
                problems.accept(Problem.error(
                        this, file, "Line " + number + ": the media is encrypted, so it cannot be checked."));
            }
        }
    }
}
