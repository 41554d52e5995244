package io.rostrum.capture.device;

import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import java.util.List;

/**
 * A device that this PC offers.
 *
 * @param id names it as a source; see {@link SourceSpec#parse}
 * @param name as its maker or the system calls it
 * @param kind picture or sound
 * @param flavor what it most likely shows
 * @param modes the shapes that it offers, where the system tells
 */
public record DeviceInfo(String id, String name, MediaKind kind, Flavor flavor, List<DeviceMode> modes) {
    public DeviceInfo {
        modes = List.copyOf(modes);
    }

    /** A device whose shapes are not known. */
    public DeviceInfo(String id, String name, MediaKind kind, Flavor flavor) {
        this(id, name, kind, flavor, List.of());
    }
}
