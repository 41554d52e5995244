package io.rostrum.capture.kiosk.client;

/**
 * What is told about a lecture while it is played back.
 *
 * @param durationMs how long it is, or null if that was told before
 * @param layout from here on
 */
public record PlaybackFacts(Long durationMs, String layout) {}
