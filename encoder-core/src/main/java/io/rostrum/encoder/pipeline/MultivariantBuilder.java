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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds {@code master.m3u8}.
 *
 * <p>The lowest rungs stand last; the first variant, with which many players start, is the lowest of the upper group: good
 * to read on a first connection, soon left for a better or a cheaper one.
 */
final class MultivariantBuilder {
    private final boolean growing;
    private final List<AudioRendition> sounds = new ArrayList<>();
    private final Map<SoundRendition, RenditionWriter> soundWriters = new LinkedHashMap<>();
    private final List<Variant> variants = new ArrayList<>();
    private final List<IFrameVariant> iFrames = new ArrayList<>();

    /**
     * A builder.
     *
     * @param growing whether more segments will come: then bandwidths are the caps, else what the bytes give
     */
    MultivariantBuilder(boolean growing) {
        this.growing = growing;
    }

    void sound(SoundRendition rendition, RenditionWriter writer) {
        soundWriters.put(rendition, writer);
        if (!rendition.isListening()) {
            Sound sound = rendition.sound();
            sounds.add(new AudioRendition(
                    rendition.quality().id(),
                    sound.name(),
                    sound.language(),
                    sound.isMain(),
                    true,
                    writer.format().audio().channels(),
                    rendition.playlist()));
        }
    }

    void picture(Rendition rendition, RenditionWriter writer) {
        Bandwidth cost = growing ? cap(rendition.rung()) : writer.bandwidth();
        SoundQuality quality = rendition.rung().sound();
        Optional<Map.Entry<SoundRendition, RenditionWriter>> sound = costliest(quality);
        Variant.Builder variant = Variant.at("video/" + rendition.name() + ".m3u8")
                .resolution(rendition.format().width(), rendition.format().height())
                .frameRate(rendition.format().frameRate());
        if (sound.isEmpty()) {
            variant.bandwidth(cost).codecs(writer.format().codecString());
        } else {
            variant.bandwidth(cost.plus(cost(quality, sound.get().getValue())))
                    .codecs(
                            writer.format().codecString(),
                            sound.get().getValue().format().codecString())
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

    /** Of the languages at one quality the one with the highest peak: a variant must state what it costs with any. */
    private Optional<Map.Entry<SoundRendition, RenditionWriter>> costliest(SoundQuality quality) {
        return soundWriters.entrySet().stream()
                .filter(sound -> sound.getKey().quality() == quality)
                .max(Comparator.comparingLong(
                        sound -> growing ? 0 : sound.getValue().bandwidth().peak()));
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

    private Variant soundAlone(SoundRendition rendition, RenditionWriter writer) {
        Variant.Builder variant =
                Variant.at(rendition.playlist()).codecs(writer.format().codecString());
        SoundQuality quality = rendition.quality();
        boolean choice = !sounds.isEmpty() && !rendition.isListening();
        RenditionWriter dearest =
                choice ? costliest(quality).map(Map.Entry::getValue).orElse(writer) : writer;
        variant.bandwidth(cost(quality, dearest));
        return (choice ? variant.audioGroup(quality.id()) : variant).build();
    }

    MultivariantPlaylist build() {
        if (variants.isEmpty()) {
            if (soundWriters.keySet().stream()
                    .allMatch(rendition -> rendition.sound().isMain())) {
                sounds.clear(); // there is nothing to choose
            }
            soundWriters.forEach((rendition, writer) -> {
                if (rendition.sound().isMain()) {
                    variants.add(soundAlone(rendition, writer));
                }
            });
        }
        return new MultivariantPlaylist(true, sounds, List.of(), variants, iFrames);
    }
}
