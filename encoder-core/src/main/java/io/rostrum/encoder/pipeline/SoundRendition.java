package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ladder.SoundQuality;

/** One sound at one quality: one file. */
record SoundRendition(Sound sound, SoundQuality quality) {
    /** Names its files. */
    String id() {
        return quality.id() + sound.suffix();
    }

    /** Where its playlist lies in the package. That of the programme for those who only listen lies beside the multivariant one. */
    String playlist() {
        return isListening() ? "audio" + sound.suffix() + ".m3u8" : "audio/" + id() + ".m3u8";
    }

    /** Whether it is the programme for those who only listen. */
    boolean isListening() {
        return quality == SoundQuality.LISTEN;
    }
}
