package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.settings.SettingsFault;

/** One fault in a document that somebody sent. */
record ErrorView(String field, String detail) {
    static ErrorView of(SettingsFault fault) {
        return new ErrorView(fault.path(), fault.message());
    }
}
