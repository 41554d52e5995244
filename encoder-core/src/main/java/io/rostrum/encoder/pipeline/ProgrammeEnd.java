package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.media.MediaKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Where picture and sound agree on the programme's end: whichever stops first goes on, with its last picture or with
 * silence, until the other stops too. Players stall on renditions of different lengths. Any thread.
 */
final class ProgrammeEnd {
    private final Map<MediaKind, CompletableFuture<Duration>> ends = new EnumMap<>(MediaKind.class);
    private int awaitedSounds;
    private Duration latestSound = Duration.ZERO;

    /** @param sounds how many of them there are; each announces its end */
    ProgrammeEnd(int sounds) {
        awaitedSounds = sounds;
        for (MediaKind kind : MediaKind.values()) {
            ends.put(kind, new CompletableFuture<>());
        }
    }

    /** Says where a kind's own material ends; zero if there is none of it. Never waits. */
    synchronized void announce(MediaKind kind, Duration end) {
        if (kind == MediaKind.AUDIO) {
            awaitedSounds--;
            latestSound = end.compareTo(latestSound) > 0 ? end : latestSound;
            if (awaitedSounds > 0) {
                return;
            }
            ends.get(kind).complete(latestSound);
        } else {
            ends.get(kind).complete(end);
        }
    }

    /** The later of the two ends, once both are known. Announce your own first. */
    Duration latest() throws InterruptedException {
        Duration latest = Duration.ZERO;
        for (CompletableFuture<Duration> end : ends.values()) {
            try {
                Duration known = end.get();
                latest = known.compareTo(latest) > 0 ? known : latest;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return latest;
    }
}
