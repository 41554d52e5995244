package io.rostrum.capture.kiosk.text;

import io.rostrum.capture.kiosk.client.RoomCheck;

/** Puts what a look at the room found into a sentence each. */
public final class CheckWords {
    private final Messages messages;

    /** Speaks the messages' language. */
    public CheckWords(Messages messages) {
        this.messages = messages;
    }

    /** What was looked at, for example "Sound". */
    public String name(String id) {
        return messages.get("check." + id);
    }

    /** How it is and, if it is not well, what to do. */
    public String sentence(RoomCheck.Item item) {
        String key = "check." + item.id() + (item.ok() ? ".ok" : ".bad");
        return messages.has(key) ? messages.get(key) : messages.get(item.ok() ? "check.ok" : "check.bad");
    }
}
