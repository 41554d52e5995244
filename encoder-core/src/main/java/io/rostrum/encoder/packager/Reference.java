package io.rostrum.encoder.packager;

/**
 * A URI that a playlist carries.
 *
 * @param from the playlist's path in the package
 * @param uri as it is written
 * @param path in the package; null if it leads out
 * @param exists whether that file is there
 */
record Reference(String from, String uri, String path, boolean exists) {}
