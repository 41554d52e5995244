package io.rostrum.capture.kiosk.client;

/** Captions as a file has them, SubRip or WebVTT. */
public record Captions(String text) {
    /** What the file is, by its first letters. */
    String mediaType() {
        boolean vtt = text.startsWith("WEBVTT") || text.startsWith("\ufeffWEBVTT");
        return vtt ? "text/vtt" : "application/x-subrip";
    }
}
