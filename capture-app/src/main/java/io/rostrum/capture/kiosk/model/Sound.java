package io.rostrum.capture.kiosk.model;

/** What can be said of the sound in a word. */
public enum Sound {
    /** There is no microphone. */
    NOT_CONNECTED,
    /** The microphone was there and is gone. */
    LOST,
    /** Too early to say. */
    LISTENING,
    /** Nothing was heard for {@link SoundWatch#PATIENCE}. */
    NONE,
    /** Something is heard, but too softly for {@link SoundWatch#PATIENCE}. */
    QUIET,
    /** It is as it should be. */
    GOOD,
    /** It clips. */
    LOUD
}
