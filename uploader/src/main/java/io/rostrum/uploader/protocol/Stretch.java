package io.rostrum.uploader.protocol;

import java.nio.file.Path;

/** A range of a local file that travels in one request, and who counts it. Bytes. */
record Stretch(Path file, long from, long length, Traffic.Meter meter) {}
