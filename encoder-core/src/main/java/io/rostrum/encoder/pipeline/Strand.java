package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.media.VideoFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * What a flavor shows, or a sound says, from beginning to end: one track as a rule; several, one after the other, where a track
 * failed, a camera came back in another size, or another microphone stood in.
 *
 * @param turns in the order of time; at least one
 * @param unused tracks that have no turn, because others cover their time
 */
record Strand(List<Source> turns, List<Path> unused) {
    /** What a track holds more than another at its ends is the difference of two devices, no turn. */
    private static final long SHORTEST_MICROS = 1_000_000;

    Strand {
        turns = List.copyOf(turns);
        unused = List.copyOf(unused);
    }

    /**
     * A track, and when it ends.
     *
     * @param endMicros on the inputs' clock; the end of time if it grows
     */
    record Track(Source source, long endMicros) {
        long startMicros() {
            return source.stream().startMicros();
        }

        private boolean covers(long from, long to) {
            return startMicros() <= from && endMicros >= to;
        }
    }

    /** One track alone. */
    static Strand of(Source only) {
        return new Strand(List.of(only), List.of());
    }

    /**
     * Gives each track its turns: at any time the first of those that are there.
     *
     * @param ranked the tracks, the preferred ones first
     */
    static Strand of(List<Track> ranked) {
        TreeSet<Long> moments = new TreeSet<>();
        ranked.forEach(track -> {
            moments.add(track.startMicros());
            moments.add(track.endMicros());
        });
        List<Turn> turns = new ArrayList<>();
        for (Long from = moments.pollFirst(); !moments.isEmpty(); from = moments.pollFirst()) {
            long start = from;
            long end = moments.first();
            ranked.stream()
                    .filter(track -> track.covers(start, end))
                    .findFirst()
                    .ifPresent(track -> add(turns, new Turn(track, start, end)));
        }
        turns.removeIf(Turn::isScrap);
        if (turns.isEmpty()) { // tracks without length, of which the first is as good as any
            return of(ranked.get(0).source());
        }
        List<Path> unused = ranked.stream()
                .filter(track -> turns.stream().noneMatch(turn -> turn.track().equals(track)))
                .map(track -> track.source().file())
                .toList();
        return new Strand(turns.stream().map(Turn::source).toList(), unused);
    }

    private static void add(List<Turn> turns, Turn next) {
        Turn before = turns.isEmpty() ? null : turns.get(turns.size() - 1);
        if (before != null && before.track().equals(next.track())) {
            turns.set(turns.size() - 1, new Turn(next.track(), before.from(), next.to()));
        } else {
            turns.add(next);
        }
    }

    private record Turn(Track track, long from, long to) {
        boolean isScrap() {
            boolean whole = from == track.startMicros() && to == track.endMicros();
            return !whole && to - from < SHORTEST_MICROS;
        }

        /** A track's own ends are where its frames end, to the last one, whatever its head says. */
        Source source() {
            return track.source()
                    .during(
                            from == track.startMicros() ? Long.MIN_VALUE : from,
                            to == track.endMicros() ? Long.MAX_VALUE : to);
        }
    }

    /** Whether one track is all of it. */
    boolean isSingle() {
        return turns.size() == 1;
    }

    Source first() {
        return turns.get(0);
    }

    Strand with(Cuts cuts) {
        return new Strand(turns.stream().map(turn -> turn.with(cuts)).toList(), unused);
    }

    /** When it starts on the inputs' clock, less what is cut away before. */
    long startMicros() {
        return first().startMicros();
    }

    boolean grows() {
        return turns.stream().anyMatch(Source::grows);
    }

    /** The shape of its largest pictures as people should see them; the others are fitted into it. */
    VideoFormat displayed() {
        return turns.stream()
                .map(turn -> turn.stream().displayed())
                .max(Comparator.comparingLong(shape -> (long) shape.width() * shape.height()))
                .orElseThrow();
    }

    /** Of its fastest pictures. */
    double frameRate() {
        return turns.stream()
                .mapToDouble(turn -> turn.stream().video().frameRate())
                .max()
                .orElseThrow();
    }

    /** Of its sound, where it has most. */
    int channels() {
        return turns.stream()
                .mapToInt(turn -> turn.stream().audio().channels())
                .max()
                .orElseThrow();
    }
}
