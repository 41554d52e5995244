package io.rostrum.encoder.hls;

import java.util.Objects;

/**
 * A sound that variants refer to by its group (EXT-X-MEDIA, RFC 8216bis, 4.4.6.1).
 *
 * @param groupId what {@link Variant#audioGroup()} names
 * @param name for people, unique within the group
 * @param language as BCP 47 writes it; null if unknown
 * @param isDefault whether players choose it unasked
 * @param autoselect whether players may choose it by the system's language; a default one must be
 * @param channels 1 for mono, 2 for stereo; 0 if the playlist does not say
 * @param uri of the media playlist; null if the sound lies within the variants
 */
public record AudioRendition(
        String groupId, String name, String language, boolean isDefault, boolean autoselect, int channels, String uri) {
    public AudioRendition {
        Objects.requireNonNull(groupId, "groupId");
        Objects.requireNonNull(name, "name");
        if (isDefault && !autoselect) {
            throw new IllegalArgumentException("The rendition " + name + " is DEFAULT, so it must be AUTOSELECT too.");
        }
        if (channels < 0) {
            throw new IllegalArgumentException("The rendition " + name + " has " + channels + " channels.");
        }
        if (uri != null) {
            Uris.checked(uri);
        }
    }

    /** The one sound of its group, which players take unasked. */
    public static AudioRendition only(String groupId, String name, String language, int channels, String uri) {
        return new AudioRendition(groupId, name, language, true, true, channels, uri);
    }

    String render() {
        AttributeWriter attributes =
                new AttributeWriter().plain("TYPE", "AUDIO").quoted("GROUP-ID", groupId);
        attributes.quoted("NAME", name);
        if (language != null) {
            attributes.quoted("LANGUAGE", language);
        }
        attributes.yesNo("DEFAULT", isDefault).yesNo("AUTOSELECT", autoselect);
        if (channels > 0) {
            attributes.quoted("CHANNELS", Integer.toString(channels));
        }
        if (uri != null) {
            attributes.quoted("URI", uri);
        }
        return attributes.line("#EXT-X-MEDIA");
    }

    static AudioRendition parse(Attributes attributes) {
        return new AudioRendition(
                attributes.requireQuoted("GROUP-ID"),
                attributes.requireQuoted("NAME"),
                attributes.quoted("LANGUAGE").orElse(null),
                attributes.yes("DEFAULT"),
                attributes.autoselect(),
                attributes.quoted("CHANNELS").map(AudioRendition::channelCount).orElse(0),
                attributes.quoted("URI").orElse(null));
    }

    /** The first of the slash-separated parameters counts the channels. */
    private static int channelCount(String value) {
        String count = value.split("/", 2)[0];
        if (!count.matches("\\d{1,3}")) {
            throw new IllegalArgumentException("CHANNELS starts with a number, not with " + value + ".");
        }
        return Integer.parseInt(count);
    }
}
