package io.rostrum.capture.device;

import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;

/**
 * A device that this PC offers.
 *
 * @param id names it as a source; see {@link SourceSpec#parse}
 * @param name as its maker or the system calls it
 * @param kind picture or sound
 * @param flavor what it most likely shows
 */
public record DeviceInfo(String id, String name, MediaKind kind, Flavor flavor) {}
