package io.rostrum.encoder.text;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.hls.MediaPlaylist;
import io.rostrum.encoder.hls.MediaSegment;
import io.rostrum.encoder.hls.SubtitleRendition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Captions as HLS subtitles: {@code text/<lang>.vtt} and the playlist that names it.
 *
 * <p>The whole lecture is one segment: some hundred kilobytes even for two hours, one file that is also the download and
 * the source of a page's own {@code <track>}. RFC 8216bis, 6.2.4 lets subtitles of a VOD have a target duration of their
 * own. Our presentations start at zero (the media's edit lists say so), therefore the time map says that cue time zero is
 * MPEG-2 time zero. RFC 8216, 3.5 asks for the map also where, as here, it says what holds without it.
 */
public final class Captions {
    /** The group that every variant names. */
    public static final String GROUP = "subs";

    /** The line of the header that ties cue times to the media's clock. */
    public static final String TIME_ORIGIN = "X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0";

    private static final String FOLDER = "text/";

    private Captions() {}

    /**
     * Writes a language's captions into a package, over those of the same language.
     *
     * @param language as BCP 47 writes it
     * @param programmeLength how long the lecture plays
     * @throws EncoderException IO if the disk fails
     * @throws IllegalArgumentException if the language is none
     */
    public static void write(Path packageDir, String language, List<Cue> cues, Duration programmeLength)
            throws EncoderException {
        for (Map.Entry<String, byte[]> file :
                files(language, cues, programmeLength).entrySet()) {
            WholeFile.replace(packageDir.resolve(file.getKey()), file.getValue());
        }
    }

    /** The same files in memory, by their path in the package. */
    public static Map<String, byte[]> files(String language, List<Cue> cues, Duration programmeLength) {
        String tag = LanguageTag.checked(language);
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<Cue> seen = cues.stream()
                .filter(cue -> cue.start().compareTo(programmeLength) < 0)
                .toList();
        files.put(FOLDER + tag + ".vtt", WebVtt.render(List.of(TIME_ORIGIN), seen));
        files.put(
                playlistUri(tag),
                playlist(tag + ".vtt", programmeLength).render().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** The paths of a language's files. */
    public static Set<String> paths(String language) {
        String tag = LanguageTag.checked(language);
        return Set.of(FOLDER + tag + ".vtt", playlistUri(tag));
    }

    private static MediaPlaylist playlist(String uri, Duration length) {
        MediaSegment whole = MediaSegment.of(uri, null, length.toNanos() / 1000, 1_000_000);
        int target = Math.max(1, whole.roundedSeconds());
        return new MediaPlaylist(MediaPlaylist.Type.VOD, true, target, false, false, null, List.of(whole));
    }

    private static String playlistUri(String tag) {
        return FOLDER + tag + ".m3u8";
    }

    /**
     * Captions that no student will see, because they start when the lecture is over: a hint that the file belongs to
     * another one.
     */
    public static List<BrokenCue> afterTheEnd(List<Cue> cues, Duration programmeLength) {
        return cues.stream()
                .filter(cue -> cue.start().compareTo(programmeLength) >= 0)
                .map(cue -> new BrokenCue(
                        cue.line(),
                        "it starts at " + CueTimes.render(cue.start()) + ", when the lecture is over ("
                                + CueTimes.render(programmeLength) + ")"))
                .toList();
    }

    /** What {@code master.m3u8} says of the captions in these languages, each under its own name, sorted by tag. */
    public static List<SubtitleRendition> renditions(Collection<String> languages) {
        List<SubtitleRendition> renditions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String language : new TreeSet<>(languages)) {
            String tag = LanguageTag.checked(language);
            String name = LanguageTag.ownName(tag);
            String unique = names.add(name) ? name : name + " (" + tag + ")";
            renditions.add(new SubtitleRendition(GROUP, unique, tag, false, true, playlistUri(tag)));
        }
        return renditions;
    }
}
