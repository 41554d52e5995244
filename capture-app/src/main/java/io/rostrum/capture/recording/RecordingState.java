package io.rostrum.capture.recording;

import java.util.Locale;

/**
 * Where a recording stands on its way to the students.
 *
 * <pre>
 *   RECORDING → RECORDED → ENCODING → ENCODED → UPLOADING → PUBLISHED
 *                   ↑________|  ↑_______|  ↑________|
 *   each but PUBLISHED may become FAILED; FAILED, ENCODED and PUBLISHED may be encoded or uploaded again
 * </pre>
 */
public enum RecordingState {
    /** The masters grow. Only the recorder leaves this state, or the recovery after a crash. */
    RECORDING,
    /** The masters are whole and closed; nothing else was done yet. */
    RECORDED,
    /** A media package is being made from the masters. */
    ENCODING,
    /** The package is sealed and waits for its upload. */
    ENCODED,
    /** The package travels. */
    UPLOADING,
    /** The platform has confirmed the whole package; students can watch. */
    PUBLISHED,
    /**
     * Nothing could be recorded, or encoding or upload gave up; {@link Recording#problem()} says why. The masters are
     * untouched.
     */
    FAILED;

    /** The state's name in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a recording in this state may enter {@code next}. Staying is always allowed. */
    public boolean mayBecome(RecordingState next) {
        if (this == next) {
            return true;
        }
        return switch (this) {
            case RECORDING -> next == RECORDED || next == FAILED;
            case RECORDED -> next == ENCODING || next == FAILED;
            case ENCODING -> next == ENCODED || next == RECORDED || next == FAILED;
            case ENCODED -> next == UPLOADING || next == ENCODING || next == PUBLISHED || next == FAILED;
            case UPLOADING -> next == PUBLISHED || next == ENCODED || next == FAILED;
            case PUBLISHED, FAILED -> next == ENCODING || next == UPLOADING || next == RECORDED || next == ENCODED;
        };
    }

    /**
     * Reads a state from its {@link #id()}.
     *
     * @throws IllegalArgumentException if there is no such state
     */
    public static RecordingState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
