package io.rostrum.encoder.packager;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** EXT-X-VERSION is at least what the playlist's tags need; without it, 1 (RFC 8216bis, 4.4.1.2 and 8). */
final class PlaylistVersionRule implements Rule {
    private static final Pattern VERSION = Pattern.compile("(?m)^#EXT-X-VERSION:(\\d{1,9})\\s*$");
    private static final Pattern FRACTION = Pattern.compile("(?m)^#EXTINF:\\d*\\.");
    private static final int FRACTIONS = 3;
    private static final int RANGES = 4;
    private static final int I_FRAME_MAPS = 5;
    private static final int MAPS = 6;

    @Override
    public String id() {
        return "playlist-version";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4.4.1.2, 8";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        view.texts.forEach((file, text) -> {
            Matcher version = VERSION.matcher(text);
            int stated = version.find() ? Integer.parseInt(version.group(1)) : 1;
            int needed = needed(text);
            if (stated < needed) {
                problems.accept(Problem.error(
                        this,
                        file,
                        "The playlist's version is " + stated + ", its tags need " + needed
                                + ": players may refuse it."));
            }
        });
    }

    private static int needed(String text) {
        boolean iFrames = text.contains("\n#EXT-X-I-FRAMES-ONLY");
        if (text.contains("\n#EXT-X-MAP:")) {
            return iFrames ? I_FRAME_MAPS : MAPS;
        }
        if (iFrames || text.contains("\n#EXT-X-BYTERANGE:")) {
            return RANGES;
        }
        return FRACTION.matcher(text).find() ? FRACTIONS : 1;
    }
}
