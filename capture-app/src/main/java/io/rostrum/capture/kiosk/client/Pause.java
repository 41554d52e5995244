package io.rostrum.capture.kiosk.client;

import java.time.Instant;

/**
 * A pause that lasts.
 *
 * @param mode {@code hide} if it stays in the master, {@code discard} if it is dropped
 */
public record Pause(String mode, Instant since) {}
