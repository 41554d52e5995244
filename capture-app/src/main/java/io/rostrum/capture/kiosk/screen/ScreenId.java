package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.model.KioskState;

/** The screens, by the name of their FXML file. */
enum ScreenId {
    HOME("home.fxml"),
    RECORDING("recording.fxml"),
    RECEIPT("receipt.fxml"),
    AWAY("away.fxml");

    private final String file;

    ScreenId(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    /** Starting is shown at home and stopping while recording: what was pressed tells it, and nothing jumps. */
    static ScreenId of(KioskState state) {
        return switch (state) {
            case CONNECTING, AWAY -> AWAY;
            case HOME, STARTING -> HOME;
            case RECORDING, STOPPING -> RECORDING;
            case RECEIPT -> RECEIPT;
        };
    }
}
