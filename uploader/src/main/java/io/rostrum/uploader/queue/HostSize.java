package io.rostrum.uploader.queue;

import java.time.Instant;

/**
 * What a host has taught of requests: how much one carries in good time, and how much it takes at once. Bytes.
 *
 * @param size by the measured rate
 * @param cap by its answers 413; {@link Long#MAX_VALUE} if it never gave one
 * @param capped when the last of those came; {@link Instant#EPOCH} if none did
 */
public record HostSize(long size, long cap, Instant capped) {}
