package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.master.Growth;
import io.rostrum.encoder.text.LanguageTag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A sound that people may choose: usually the only one, sometimes one of several languages.
 *
 * @param strand what it is heard from
 * @param key tells it from the others in file names; empty for the one that players choose unasked
 * @param name for people
 * @param language as BCP 47 writes it; {@code und} if nobody said
 */
record Sound(Strand strand, String key, String name, String language) {
    private static final String UNKNOWN = "und";
    /** More than any lecture has; each costs two encodings and two passages through the file. */
    private static final int MAX_SOUNDS = 16;

    Sound with(Cuts cuts) {
        return new Sound(strand.with(cuts), key, name, language);
    }

    /** Whether players choose it unasked. */
    boolean isMain() {
        return key.isEmpty();
    }

    /** How its files' names go on after the quality. */
    String suffix() {
        return isMain() ? "" : "-" + key;
    }

    /**
     * The sounds of a file, the main one first: the lecture's language, else the file's own choice, else its first.
     *
     * @param streams of sound
     * @param lectureLanguage what somebody said of the lecture; null if nobody did
     */
    static List<Sound> of(Path file, Growth growth, List<StreamInfo> streams, String lectureLanguage) {
        if (streams.isEmpty()) {
            return List.of();
        }
        StreamInfo main = main(streams, lectureLanguage);
        List<StreamInfo> ordered = new ArrayList<>(streams);
        ordered.remove(main);
        ordered.add(0, main);
        Set<String> keys = new HashSet<>();
        Set<String> names = new HashSet<>();
        List<Sound> sounds = new ArrayList<>();
        for (StreamInfo stream : ordered.subList(0, Math.min(MAX_SOUNDS, ordered.size()))) {
            int number = sounds.size() + 1;
            String usual = stream == main && lectureLanguage != null ? lectureLanguage : UNKNOWN;
            String language = LanguageTag.ofMedia(stream.language()).orElse(usual);
            String key = unique(language.toLowerCase(Locale.ROOT), number, keys);
            String name = ordered.size() == 1 ? "Lecture" : unique(name(stream, language, number), number, names);
            sounds.add(
                    new Sound(Strand.of(new Source(file, stream, growth)), stream == main ? "" : key, name, language));
        }
        return List.copyOf(sounds);
    }

    private static StreamInfo main(List<StreamInfo> streams, String lectureLanguage) {
        return streams.stream()
                .filter(stream -> LanguageTag.ofMedia(stream.language())
                        .filter(language -> language.equals(lectureLanguage))
                        .isPresent())
                .findFirst()
                .or(() -> streams.stream().filter(StreamInfo::preferred).findFirst())
                .orElse(streams.get(0));
    }

    private static String name(StreamInfo stream, String language, int number) {
        // A playlist's strings hold neither quotes nor line ends.
        String title = stream.title() == null
                ? ""
                : stream.title().replaceAll("[\\p{Cntrl}\"]", " ").strip();
        if (!title.isEmpty()) {
            return title;
        }
        return language.equals(UNKNOWN) ? "Sound " + number : LanguageTag.ownName(language);
    }

    private static String unique(String wanted, int number, Set<String> taken) {
        String unique = taken.contains(wanted) ? wanted + "-" + number : wanted;
        taken.add(unique);
        return unique;
    }
}
