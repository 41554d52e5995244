package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.model.KioskState;
import io.rostrum.capture.kiosk.model.Place;
import java.util.Locale;

/** The screens; each has an FXML file of its name. */
enum ScreenId {
    HOME,
    NEW_LECTURE,
    RECORDING,
    RECEIPT,
    LECTURES,
    LECTURE,
    CAPTIONS,
    PLAYER,
    CHECK,
    TEACHING,
    LOCKED,
    TECHNICIAN,
    RESTING,
    AWAY;

    /** Its name in files and messages, for example {@code new-lecture}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String file() {
        return id() + ".fxml";
    }

    /** Whether people come here on purpose and go back. */
    boolean isAside() {
        return switch (this) {
            case NEW_LECTURE, LECTURES, LECTURE, CAPTIONS, PLAYER, CHECK, LOCKED, TECHNICIAN -> true;
            case HOME, RECORDING, RECEIPT, TEACHING, RESTING, AWAY -> false;
        };
    }

    /** Whether the moving previews are seen here. */
    boolean showsPreviews() {
        return this == HOME || this == NEW_LECTURE || this == RECORDING;
    }

    /** Starting is shown where Record was pressed and stopping while recording: what was pressed tells it, nothing jumps. */
    static ScreenId of(KioskState state, Place place) {
        return switch (state) {
            case CONNECTING, AWAY -> AWAY;
            case HOME, STARTING -> of(place);
            case RECORDING, STOPPING -> RECORDING;
            case RECEIPT -> RECEIPT;
        };
    }

    private static ScreenId of(Place place) {
        return switch (place) {
            case HOME -> HOME;
            case NEW_LECTURE -> NEW_LECTURE;
            case LECTURES -> LECTURES;
            case LECTURE -> LECTURE;
            case CAPTIONS -> CAPTIONS;
            case PLAYER -> PLAYER;
            case CHECK -> CHECK;
            case TEACHING -> TEACHING;
            case LOCKED -> LOCKED;
            case TECHNICIAN -> TECHNICIAN;
            case RESTING -> RESTING;
        };
    }
}
