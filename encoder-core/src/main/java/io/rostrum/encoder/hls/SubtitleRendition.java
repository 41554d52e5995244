package io.rostrum.encoder.hls;

import java.util.Objects;

/**
 * Captions or subtitles that variants refer to by their group (EXT-X-MEDIA, RFC 8216bis, 4.4.6.1).
 *
 * @param groupId what {@link Variant#subtitlesGroup()} names
 * @param name for people, unique within the group
 * @param language as BCP 47 writes it; null if unknown
 * @param isDefault whether players show it unasked
 * @param autoselect whether players may choose it by the system's language; a default one must be
 * @param uri of the media playlist
 */
public record SubtitleRendition(
        String groupId, String name, String language, boolean isDefault, boolean autoselect, String uri) {
    public SubtitleRendition {
        Objects.requireNonNull(groupId, "groupId");
        Objects.requireNonNull(name, "name");
        Uris.checked(uri);
        if (isDefault && !autoselect) {
            throw new IllegalArgumentException("The rendition " + name + " is DEFAULT, so it must be AUTOSELECT too.");
        }
    }

    String render() {
        AttributeWriter attributes =
                new AttributeWriter().plain("TYPE", "SUBTITLES").quoted("GROUP-ID", groupId);
        attributes.quoted("NAME", name);
        if (language != null) {
            attributes.quoted("LANGUAGE", language);
        }
        // Captions of a whole lecture are never the few lines that must always be shown.
        attributes.yesNo("DEFAULT", isDefault).yesNo("AUTOSELECT", autoselect).yesNo("FORCED", false);
        return attributes.quoted("URI", uri).line("#EXT-X-MEDIA");
    }

    static SubtitleRendition parse(Attributes attributes) {
        return new SubtitleRendition(
                attributes.requireQuoted("GROUP-ID"),
                attributes.requireQuoted("NAME"),
                attributes.quoted("LANGUAGE").orElse(null),
                attributes.yes("DEFAULT"),
                attributes.autoselect(),
                attributes.requireQuoted("URI"));
    }
}
