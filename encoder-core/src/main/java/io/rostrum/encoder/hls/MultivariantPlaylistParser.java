package io.rostrum.encoder.hls;

import io.rostrum.encoder.EncoderException;
import java.util.ArrayList;
import java.util.List;

/** Collects a multivariant playlist line by line. One use. */
final class MultivariantPlaylistParser implements PlaylistLines.Handler {
    private final List<AudioRendition> audio = new ArrayList<>();
    private final List<SubtitleRendition> subtitles = new ArrayList<>();
    private final List<Variant> variants = new ArrayList<>();
    private final List<IFrameVariant> iFrameVariants = new ArrayList<>();
    private boolean independent;
    private Attributes streamInf;

    MultivariantPlaylist parse(String text) throws EncoderException {
        PlaylistLines.walk(text, this);
        try {
            return new MultivariantPlaylist(independent, audio, subtitles, variants, iFrameVariants);
        } catch (IllegalArgumentException e) {
            throw PlaylistLines.unusable(e);
        }
    }

    @Override
    public void tag(String name, String value) {
        switch (name) {
            case "#EXT-X-INDEPENDENT-SEGMENTS" -> independent = true;
            case "#EXT-X-MEDIA" -> media(Attributes.parse(value));
            case "#EXT-X-STREAM-INF" -> streamInf = Attributes.parse(value);
            case "#EXT-X-I-FRAME-STREAM-INF" -> iFrameVariants.add(IFrameVariant.parse(Attributes.parse(value)));
            case "#EXTINF" ->
                throw new IllegalArgumentException("EXTINF stands in media playlists, not in a multivariant playlist.");
            default -> {}
        }
    }

    @Override
    public void uri(String uri) {
        if (streamInf == null) {
            throw new IllegalArgumentException("The variant " + uri + " has no EXT-X-STREAM-INF.");
        }
        variants.add(Variant.parse(streamInf, uri));
        streamInf = null;
    }

    private void media(Attributes attributes) {
        String type = attributes.plain("TYPE").orElse("");
        switch (type) {
            case "AUDIO" -> audio.add(AudioRendition.parse(attributes));
            case "SUBTITLES" -> subtitles.add(SubtitleRendition.parse(attributes));
            case "VIDEO", "CLOSED-CAPTIONS" -> {}
            default -> throw new IllegalArgumentException("EXT-X-MEDIA has the unknown TYPE \"" + type + "\".");
        }
    }
}
