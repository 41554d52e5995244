package io.rostrum.uploader.platform.catalogue;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A playlist for those who only listen: {@code audio.m3u8} in the lecture's language, {@code audio-fr.m3u8} in another.
 *
 * @param key what its name tells of the language, as a rule a tag; empty for the main one
 */
public record Listening(String path, String key) {
    private static final Pattern NAME = Pattern.compile("audio(?:-([^/]+))?\\.m3u8");

    static Optional<Listening> of(String path) {
        Matcher name = NAME.matcher(path);
        return name.matches()
                ? Optional.of(new Listening(path, name.group(1) == null ? "" : name.group(1)))
                : Optional.empty();
    }

    public boolean isMain() {
        return key.isEmpty();
    }

    /** What is spoken; null if nobody said it. */
    public Language language(Lecture lecture) {
        return isMain() ? lecture.language() : Language.of(key);
    }
}
