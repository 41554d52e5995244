package io.rostrum.capture.agent.http;

import io.rostrum.capture.device.DeviceInfo;

/** A device of this PC, for programs. */
record DeviceView(String id, String name, String kind, String flavor) {
    static DeviceView of(DeviceInfo device) {
        return new DeviceView(
                device.id(), device.name(), device.kind().id(), device.flavor().id());
    }
}
