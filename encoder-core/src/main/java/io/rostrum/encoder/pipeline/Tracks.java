package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.isobmff.SampleInfo;
import io.rostrum.encoder.media.Flavor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the inputs' streams, and joins those that follow one another. One use, one thread. */
final class Tracks {
    /** @param beside whether its file holds a picture too, so that it may be a camera's microphone */
    private record Heard(Flavor flavor, Sound sound, Found found, boolean beside) {}

    /** @param length as the file's head states it */
    private record Found(Source source, Duration length) {}

    private final Map<Flavor, List<Found>> pictures = new EnumMap<>(Flavor.class);
    private final List<Heard> heard = new ArrayList<>();

    /** Notes a file's picture. */
    void picture(InputTrack input, StreamInfo stream, Duration length) {
        pictures.computeIfAbsent(input.flavor(), flavor -> new ArrayList<>())
                .add(new Found(new Source(input.file(), stream, input.growth()), length));
    }

    /** Notes a file's sounds, the main one first. */
    void sounds(InputTrack input, List<Sound> sounds, Duration length, boolean beside) {
        for (Sound sound : sounds) {
            heard.add(new Heard(input.flavor(), sound, new Found(sound.strand().first(), length), beside));
        }
    }

    private static Strand strand(List<Found> found) {
        return found.size() == 1
                ? Strand.of(found.get(0).source())
                : Strand.of(found.stream().map(Tracks::track).toList());
    }

    private static Strand.Track track(Found found) {
        Source source = found.source();
        return new Strand.Track(
                source,
                source.grows() ? Long.MAX_VALUE : source.stream().startMicros() + lengthMicros(source, found.length()));
    }

    /** A master's fragments tell to the sample, for any other file its head must do. */
    private static long lengthMicros(Source source, Duration stated) {
        try (FragmentedMp4 master = FragmentedMp4.open(source.file())) {
            long first = Long.MAX_VALUE;
            long end = Long.MIN_VALUE;
            for (Fragment fragment : master.fragments()) {
                for (SampleInfo sample : fragment.samples()) {
                    first = Math.min(first, sample.pts());
                    end = Math.max(end, sample.pts() + sample.duration());
                }
            }
            return end < first // a plain MP4
                    ? stated.toNanos() / 1000
                    : Math.round((end - first) * 1e6 / master.format().timescale());
        } catch (EncoderException e) {
            return stated.toNanos() / 1000;
        }
    }

    /** What each flavor shows. */
    Map<Flavor, Strand> pictures() {
        Map<Flavor, Strand> joined = new EnumMap<>(Flavor.class);
        pictures.forEach((flavor, tracks) -> joined.put(flavor, strand(tracks)));
        return joined;
    }

    /**
     * What may be heard, the main sound first: the presenter's if there is any, and rather from a microphone of its own than from
     * a camera.
     */
    List<Sound> sounds() {
        Flavor flavor = heard.stream()
                .map(Heard::flavor)
                .filter(Flavor.PRESENTER::equals)
                .findFirst()
                .orElse(heard.isEmpty() ? null : heard.get(0).flavor());
        List<Heard> ranked = new ArrayList<>();
        heard.stream().filter(each -> each.flavor() == flavor && !each.beside()).forEach(ranked::add);
        heard.stream().filter(each -> each.flavor() == flavor && each.beside()).forEach(ranked::add);
        Map<String, List<Heard>> byKey = new LinkedHashMap<>();
        ranked.forEach(each -> byKey.computeIfAbsent(each.sound().key(), key -> new ArrayList<>())
                .add(each));
        List<Sound> joined = new ArrayList<>();
        for (List<Heard> same : byKey.values()) {
            Sound first = same.get(0).sound();
            Strand strand = strand(same.stream().map(Heard::found).toList());
            joined.add(new Sound(strand, first.key(), first.name(), first.language()));
        }
        return List.copyOf(joined);
    }
}
