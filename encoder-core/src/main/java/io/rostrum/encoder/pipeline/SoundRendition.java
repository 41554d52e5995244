package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ladder.SoundQuality;

/** One sound at one quality: one file. */
record SoundRendition(Sound sound, SoundQuality quality) {
    /** Names its files. */
    String id() {
        return quality.id() + sound.suffix();
    }

    /** Whether it is the programme for those who only listen. */
    boolean isListening() {
        return quality == SoundQuality.LISTEN;
    }
}
