package io.rostrum.capture.kiosk.client;

/** A chapter's start, milliseconds after the recording's. */
public record Marker(long atMs, String text) {}
