package io.rostrum.encoder.hls;

import io.rostrum.encoder.EncoderException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A multivariant playlist (RFC 8216bis, 4.4.6).
 *
 * @param independentSegments whether every segment of every rendition can be decoded on its own
 * @param audio the sounds, in the order written
 * @param subtitles the subtitles, in the order written
 * @param variants at least one; many players start with the first
 * @param iFrameVariants for scrubbing
 */
public record MultivariantPlaylist(
        boolean independentSegments,
        List<AudioRendition> audio,
        List<SubtitleRendition> subtitles,
        List<Variant> variants,
        List<IFrameVariant> iFrameVariants) {
    public MultivariantPlaylist {
        audio = List.copyOf(audio);
        subtitles = List.copyOf(subtitles);
        variants = List.copyOf(variants);
        iFrameVariants = List.copyOf(iFrameVariants);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("A multivariant playlist needs at least one variant.");
        }
        Set<String> audioGroups = new HashSet<>();
        Set<String> names = new HashSet<>();
        Set<String> defaults = new HashSet<>();
        for (AudioRendition rendition : audio) {
            audioGroups.add(rendition.groupId());
            once(names, "name", "audio", rendition.groupId(), rendition.name());
            if (rendition.isDefault()) {
                once(defaults, "default", "audio", rendition.groupId(), "");
            }
        }
        Set<String> subtitleGroups = new HashSet<>();
        for (SubtitleRendition rendition : subtitles) {
            subtitleGroups.add(rendition.groupId());
            once(names, "name", "subtitles", rendition.groupId(), rendition.name());
            if (rendition.isDefault()) {
                once(defaults, "default", "subtitles", rendition.groupId(), "");
            }
        }
        for (Variant variant : variants) {
            known(audioGroups, "AUDIO", variant.audioGroup(), variant);
            known(subtitleGroups, "SUBTITLES", variant.subtitlesGroup(), variant);
        }
    }

    /** The same programme with these subtitles instead of its own; every variant names their group. */
    public MultivariantPlaylist withSubtitles(List<SubtitleRendition> others) {
        String group = others.isEmpty() ? null : others.get(0).groupId();
        return new MultivariantPlaylist(
                independentSegments,
                audio,
                others,
                variants.stream().map(variant -> variant.withSubtitles(group)).toList(),
                iFrameVariants);
    }

    /** The playlist's text, each line ended by a line feed. */
    public String render() {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        if (independentSegments) {
            text.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        }
        audio.forEach(rendition -> text.append(rendition.render()));
        subtitles.forEach(rendition -> text.append(rendition.render()));
        variants.forEach(variant -> text.append(variant.render()));
        iFrameVariants.forEach(variant -> text.append(variant.render()));
        return text.toString();
    }

    /**
     * Reads a playlist. Tags that this model does not know are passed over, as RFC 8216bis, 4.1 asks.
     *
     * @throws EncoderException BAD_INPUT with the line that cannot be read
     */
    public static MultivariantPlaylist parse(String text) throws EncoderException {
        return new MultivariantPlaylistParser().parse(text);
    }

    private static void once(Set<String> seen, String what, String kind, String group, String name) {
        if (!seen.add(kind + "\n" + group + "\n" + name)) {
            throw new IllegalArgumentException("The " + kind + " group " + group + " has the same " + what + " twice.");
        }
    }

    private static void known(Set<String> groups, String attribute, String group, Variant variant) {
        if (group != null && !groups.contains(group)) {
            throw new IllegalArgumentException("The variant " + variant.uri() + " names the " + attribute + " group "
                    + group + ", which is missing.");
        }
    }
}
