package io.rostrum.encoder.isobmff;

import io.rostrum.encoder.media.TrackFormat;

/**
 * What a moov says of its one track.
 *
 * @param trackId as the fragments name it
 * @param format with the timescale of the track's mdhd; a picture's frame rate comes from the SPS, else from trex, else it
 *     is 25
 * @param editStart the media time, in ticks, that is shown first (elst): what the samples' times are ahead by
 * @param defaultDuration of a sample, in ticks (trex)
 * @param defaultSize of a sample, in bytes (trex)
 * @param defaultFlags of a sample (trex)
 */
public record TrackHeader(
        long trackId, TrackFormat format, long editStart, long defaultDuration, long defaultSize, int defaultFlags) {}
