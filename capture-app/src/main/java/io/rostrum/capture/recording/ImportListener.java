package io.rostrum.capture.recording;

/** Hears how far an import has come, on its thread, some times a second. Must return quickly. */
@FunctionalInterface
public interface ImportListener {
    void copied(long bytes, long totalBytes);
}
