package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.hls.AudioRendition;
import io.rostrum.encoder.hls.Bandwidth;
import io.rostrum.encoder.hls.IFrameVariant;
import io.rostrum.encoder.hls.MultivariantPlaylist;
import io.rostrum.encoder.hls.Resolution;
import io.rostrum.encoder.hls.Variant;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.ladder.Rung;
import io.rostrum.encoder.ladder.SoundQuality;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Builds {@code master.m3u8}.
 *
 * <p>The lowest rungs stand last; the first variant, with which many players start, is the lowest of the upper group: good
 * to read on a first connection, soon left for a better or a cheaper one.
 */
final class MultivariantBuilder {
    private final boolean growing;
    private final String language;
    private final List<AudioRendition> sounds = new ArrayList<>();
    private final Map<SoundQuality, RenditionWriter> soundWriters = new EnumMap<>(SoundQuality.class);
    private final List<Variant> variants = new ArrayList<>();
    private final List<IFrameVariant> iFrames = new ArrayList<>();

    /**
     * A builder.
     *
     * @param language of the sound, as BCP 47 writes it; {@code und} if nobody said
     * @param growing whether more segments will come: then bandwidths are the caps, else what the bytes give
     */
    MultivariantBuilder(boolean growing, String language) {
        this.language = language;
        this.growing = growing;
    }

    void sound(SoundQuality quality, RenditionWriter writer) {
        soundWriters.put(quality, writer);
        if (quality != SoundQuality.LISTEN) {
            sounds.add(AudioRendition.only(
                    quality.id(), "Lecture", language, writer.format().audio().channels(), uri(quality)));
        }
    }

    private static String uri(SoundQuality quality) {
        return quality == SoundQuality.LISTEN ? "audio.m3u8" : "audio/" + quality.id() + ".m3u8";
    }

    void picture(Rendition rendition, RenditionWriter writer) {
        Bandwidth cost = growing ? cap(rendition.rung()) : writer.bandwidth();
        SoundQuality quality = rendition.rung().sound();
        RenditionWriter sound = soundWriters.get(quality);
        Variant.Builder variant = Variant.at("video/" + rendition.name() + ".m3u8")
                .resolution(rendition.format().width(), rendition.format().height())
                .frameRate(rendition.format().frameRate());
        if (sound == null) {
            variant.bandwidth(cost).codecs(writer.format().codecString());
        } else {
            variant.bandwidth(cost.plus(cost(quality, sound)))
                    .codecs(writer.format().codecString(), sound.format().codecString())
                    .audioGroup(quality.id());
        }
        variants.add(variant.build());
        if (!growing) {
            iFrames.add(iFrames(rendition, writer));
        }
    }

    private static IFrameVariant iFrames(Rendition rendition, RenditionWriter writer) {
        return IFrameVariant.of(
                "video/" + rendition.name() + "-iframe.m3u8",
                Bandwidth.of(writer.iFrames()),
                writer.format().codecString(),
                new Resolution(rendition.format().width(), rendition.format().height()));
    }

    private Bandwidth cost(SoundQuality quality, RenditionWriter writer) {
        long withHeaders = quality.bitRate() * 11L / 10;
        return growing ? new Bandwidth(withHeaders, quality.bitRate()) : writer.bandwidth();
    }

    /** A segment may hold its seconds of the cap and the whole buffer. */
    private static Bandwidth cap(Rung rung) {
        return new Bandwidth(
                rung.maxBitRate() + rung.bufferBits() / RenditionWriter.SEGMENT_SECONDS, rung.maxBitRate());
    }

    MultivariantPlaylist build() {
        if (variants.isEmpty()) {
            soundWriters.forEach((quality, writer) -> variants.add(Variant.at(uri(quality))
                    .bandwidth(cost(quality, writer))
                    .codecs(writer.format().codecString())
                    .build()));
            sounds.clear();
        }
        return new MultivariantPlaylist(true, sounds, List.of(), variants, iFrames);
    }
}
