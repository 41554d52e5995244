package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.Recording;

/** What a lecturer is told when the recording has ended. */
public record Receipt(Recording recording, Verdict sound, Verdict picture) {
    Receipt with(Recording newer) {
        return new Receipt(newer, sound, picture);
    }
}
