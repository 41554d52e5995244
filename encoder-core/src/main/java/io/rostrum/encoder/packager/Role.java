package io.rostrum.encoder.packager;

/** What a media playlist is for. */
enum Role {
    VIDEO,
    AUDIO,
    I_FRAMES,
    TEXT
}
